"""Reads documents, decides what each of their numbers is, and publishes validated tables."""
