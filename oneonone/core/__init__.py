"""What oneonone thinks: pure functions over frozen values. No disk, no clock, no terminal.

The words of the domain, each with the room it lives in:

student      a row of the roster; on a principal's roster, a colleague (roster)
adult        a member of the team, by a short key; "me" is the adult at this machine (settings)
term         what the notebook spans: its week, its days off, its cycle of named days (term)
school day   a day of the week of the notebook, inside the term, not a day off (term)
slot         a recurring block of minutes kept for meetings (slots)
meeting day  a school day with a slot of mine; without slots, every school day (slots)
cadence      how often a student should be met, in school days (cadence)
entry        one thing recorded: a meeting, a request, a promise, a review ... (entries)
history      one student's entries in their order (history)
record       a student's entries as one adult reads them, private words of theirs beside (record)
goal         what the student will do before next time; its id is its meeting's (history)
owed         what an adult said they would do for the student (history)
standing     how long a student has waited, against how often they should be met (standing)
promise      a day on which an adult has said they will meet this student (promises)
pick         a student whose turn it is, and why (rotation)
coverage     who is up to date, who is not, and the gaps (coverage)
attention    meetings and minutes per student of a group, beside everyone else's (equity)
contact      a meeting that one adult has held with one student (contacts)
report       coverage with its parts: gaps, attention, contacts, follow-through (report)
template     the questions of one kind of meeting (templates)
problem      a thing a person can put right in a file (checks)
"""
