"""Free notes: what no question asked, why a meeting moved, what a promise was about."""

NOTES = """\
Said little today, and that was fine
Short talk in the hallway, bell came early
We mostly looked at the page together
Will start with the planner next time
~Talked more than ever before
Asked to sit by the window while we talked; good idea
Wanted to go on working, so we kept it short
~First time {they} came over without being called
A friend waited at the door the whole time
Came with everything ready
Wants to show the poster first next time
Short, but a good talk
Rather writes than talks; we passed the notebook back and forth
Needed a quiet minute first
Brought a question of {their} own
Would like to meet after lunch rather than before
~The goal is the same as last time, made smaller
~No new goal today, enough going on
Checked in while the others read
Let {them} choose what to look at; went well
Next time look at the notebook first
Liked being asked about band
We walked to the library and talked on the way
Fire drill in the middle; finished in the yard
~Goes best with something to hold while talking
Laughed a lot; keep it light
Answered with drawings today
Ask about the [play|tournament|club|book] next time
Came back on {their} own to add something
{Their} idea: meet at the round table
Meets well in the morning
A good start to the [week|day]
Quiet, but stayed a minute longer than planned
Wants to hear about the goal out loud, not on paper
We shook hands on it
Tried two questions, passed the rest
Glad to be asked
Ended with a plan, written in {their} own hand
Prefers to stand at the board and explain
~Has a favorite pen for this now
Looked at the page upside down on purpose, and found the mistake
Wanted to know what I read at that age
Gave me a book to read
We used the timer; {they} liked that
Began with a long silence that was a good one
We sorted the pencils while talking
Likes to see me write the note
Asked whether we can do this every week
Walked me through the page like a tour guide
Happy to be last, so that there was no hurry
Needs the question once more, slower
Sat on the steps outside the [library|gym]
Showed me first, explained after
Told me what would help; I wrote it down
We ended two minutes late, worth it
"""

MOVED = """\
Fire drill
Assembly ran over
I was covering another class
Picture day took the period
Ran out of time, my fault
Grade meeting took longer
The laptop cart had to go back
Early dismissal
Testing in the next room
I was called to the office
The field trip came back late
Pulled for the band rehearsal; I had not looked at the calendar
A visitor in class
"""

DECLINED = """\
Wanted to finish the test first
Not today, please ask next week
Rather eat lunch with friends
Wanted to keep reading
Said another day would be better
"""

ABSENT = """\
Out today
On the [band|math team|science club] trip
Left before the period
Not in school
At the spelling contest
"""

TAGS = {
    "math": ("fractions", "integers", "ratios", "word-problems", "facts"),
    "english": ("writing", "reading", "discussion", "revision"),
    "science": ("labs", "graphs", "notebook", "measuring"),
    "history": ("maps", "sources", "debate", "project"),
    "habits": ("planner", "missing-work", "group-work", "start-of-class"),
}
"""Topic words, by subject."""

PINS = """\
Loves axolotls; ask about the comic
Likes to be asked, not told
Thinks best while drawing
Goes well in the morning, less well after lunch
Plays the trumpet; practice is Tuesday
Prefers to read the question first, then talk
Say the full name, with both parts
Wants to be a pilot
Quiet in groups, talkative alone
Likes a joke to begin with
Needs a minute before answering
Chess club; will talk about openings
Sits best near the window
Speaks three languages, proud of it
Show work on paper, not on a screen
Keeps score for the volleyball team
Writes songs, shows them when asked nicely
Would rather walk than sit
"""
