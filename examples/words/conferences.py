"""What students say before and in their own conferences. ``[a|b]`` is a choice."""

NEXT_QUARTER = """\
Turn in every lab report on the day it is due
Raise {course} from a C to a B by correcting every quiz
Speak once in every seminar
Keep one page with all due dates, and look at it on Mondays
Read for twenty minutes on school nights
Start essays a week before they are due
Come to tutoring before each {lab} test
Ask for help in the first week of a unit
Take better notes in {paper}, with a question on each page
Practice one skill for {course} ten minutes a day
Finish the portfolio a piece at a time, one each month
Learn to study in three short sittings
Present once without cards
Build the website for the school paper
"""

GROWTH = """\
Started essays the night before; now there is an outline a week ahead
Asks questions in {course}, which {they} never did in the first weeks
Went from copying notes to writing {their} own
Lab reports: the first was half a page, the last had three graphs
Can explain a mistake instead of hiding it
Works with people {they} would not have picked
Reads feedback before starting the next draft
Reads a {paper} chapter without skipping the hard parts
Test corrections became a habit
Got calmer in front of a group
Finishes things; the list of open work went from nine to one
Learned to cut a paragraph that was only pretty
Keeps time in rehearsals without looking at the conductor
Plans a week on one page
"""

PROUD = """\
The long lab report from {lab}
A poem about the bus stop, third draft
The proof on page 40, all on {their} own
The glazed bowl with the crooked rim
A program that sorts the library list
The speech on voting at sixteen
A map of the city's old rivers
The interview with the school gardener
The short film, two minutes, no words
The letter to the exchange class
The test that went from 61 to 84
The sketchbook, all of it
The article about the night shift at the bakery
The trumpet solo, recorded in one take
"""

HARD = """\
Starting; once there was a first sentence it was fine
Two tests on one day, until there was a plan for the week
Group work where one person did it all
Word problems; drawing them helped
Speaking in front of people; cards helped
{Lab} vocabulary, still in it
Asking for help early enough
The long novel; reading it in small bits helped
Sitting still in last period
Keeping up with notes after a day away
Balancing rehearsals and homework
Being the quiet one in a loud group
Timed essays, getting easier
Saying no to a third club
"""

LISTENERS = """\
That the C in the middle was the most work
I want to point to things rather than read
Please ask me about the robot
I will say the first sentence myself
I learned more from the second draft than from the grade
That I like {paper}, even if it does not show
I would like to hear what has changed
Please let me finish before you ask
The sketchbook is the real me
I know what I need for next quarter
My group was part of this
I would rather start with the short film
That slow does not mean lost
I want to show the test before and after
"""

KEPT = """\
Coming to tutoring
Writing it down, every time
Practicing the hard bar
Asking why
Going back to page one
Helping the new students in {course}
The sketch a day
Being on time
Reading on the bus
Not giving up on the proof
Saying thank you to the lab partner
Running, even on slow days
The notes in {paper}
Trying the second problem, too
"""

FIRST_SHOWN = """\
The portfolio cover, then the rest
The test before and the test after
A short film, two minutes
The sketchbook
A page read aloud, standing
The list of open work, now nearly empty
A graph {they} made of {their} own grades
The letter to the exchange class
The robot's arm, in action
A map on the big table
The essay with all its comments
One minute of trumpet
The code, running
The bowl
"""

NOTICED = """\
How clearly {they} spoke
The work behind the second draft
That the notes got longer and better
A lot of patience in the drawings
How well {they} knew what comes next
The humor in the film
How much was done without being told
That {they} looked up while speaking
The careful labels
The change since the first page
A question nobody expected, answered well
How proud {they} sounded about the group
The steady hand
How honest the part about the C was
"""

SUPPORT = """\
A reminder the day before, not on the day
The seat near the front in {course}
More time for timed essays, if there is any
A place to practice at lunch
Keep the tutoring on Tuesdays
To be asked in class now and then
Feedback in pencil, in the margin
Room to do it {their} own way
A list of what counts for the grade
One free period in the library
A study group for {course}
Nothing more; it works
Samples of a good lab report
A word on Friday about the week
"""
