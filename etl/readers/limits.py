"""How much is read at most. Every limit keeps one hostile file from stopping the others.

Bytes, pages and operations are counted, never seconds: the same file gives the same answer on every machine.
A megabyte is 1,000,000 bytes.
"""

MEGABYTE = 1_000_000

TEXT_BYTES = 12 * MEGABYTE  # 3,000 pages of words; the longest yearbooks stay below 5 MB
LINE_CHARACTERS = MEGABYTE  # a whole article on one line has 100,000; the more in a line, the less it is a text
HTML_BYTES = 5 * MEGABYTE  # article pages stay below 1 MB; finding the article takes 2 to 3 seconds a megabyte
PDF_BYTES = 100 * MEGABYTE  # reports full of photographs; the pictures are never unpacked
PDF_PAGES = 2_000  # appeals and yearbooks have some hundreds
PDF_STREAM_BYTES = 10 * MEGABYTE  # of one unpacked stream; the text of a page has some kilobytes
PDF_SHOWN = 20_000  # pieces of text on one page: a full page has 6,000 letters; many more take time squared
PDF_FORMS = 2_000  # forms and pictures that one page draws: a map has some hundreds; a form can draw other forms
PDF_STREAM_STEPS = 1_000_000  # words, numbers and steps in one stream: 10 seconds; a detailed map has 600,000
PDF_OPERATIONS = 1_000_000  # drawing steps of a whole document, 100,000 a second; a page has 500, a map 200,000
DOCX_BYTES = 100 * MEGABYTE  # of the packed file
DOCX_UNPACKED_BYTES = 400 * MEGABYTE  # of all parts together, pictures too: a zip bomb says more in its own directory
DOCX_PART_BYTES = 50 * MEGABYTE  # of one part that is not a picture; the words of a long report have 5 MB of markup
