"""A spreadsheet's or form's file as rows of text: encoding, delimiter, line ends, quotation marks.

What the columns mean is for others to say: ``rosters`` of an office's export, ``past_meetings``
of meetings that were held before.
"""
