"""Numbers whose meaning stands in headings, labels and captions: lists, boxes and tables, as copying leaves them."""
