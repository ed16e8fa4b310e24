"""What is said about working habits in any class. ``[a|b]`` is a choice."""

EVIDENCE = """\
The planner, this week's page
~The folder, which is [fuller|tidier|thinner] than last time
The list of missing work: [one|two|three] left
The binder, tab by tab
The grade page, [two|three] classes
The study plan for the [unit test|quiz]
The locker checklist
A week of exit tickets side by side
The homework tracker
The group work form, {their} own column
Notes from [math|science|social studies] class
The seating chart, and where {they} learned best
The hall pass log
~The reflection sheet from the last unit
Two assignments that came back with comments
The [Monday|Thursday] page of the planner
~A folder for each class, new since last time
The schedule, with a mark where it gets tight
The to-do list on the back of {their} notebook
Returned work from [math|English|science], unsorted
The laptop desktop, [four|nine|thirty] loose files
The sign-in sheet from study hall
The first five minutes of class, as {they} drew them
~Three goals from before, side by side
The checklist for group work
The list of things that are done but not handed in
The make-up work from the day {they} missed
The class calendar, where tests fall together
Pages from the agenda, with and without checkmarks
The bell-ringer notebook
"""

STRENGTH = """\
~Planner filled in every day this week
Asked for help before it was late
~All homework in on time since we last met
Comes in, sits down, starts
Friendly to the new student at {their} table
Turned in [two|three] old assignments without being chased
Moved seats on {their} own to work better
Works well with anyone I put beside {them}
Apologized to a classmate, and it counted
Raises a hand instead of calling out
Stays with a task until it is finished
~Offers to read aloud now
Tidied the binder before I asked
~Knows {their} own grades to the point
Used study hall for studying, all of it
First to clean up after group work
~Quieter in the hall, kinder at the table
Told me honestly what was not done
Catches up quickly after a day away
Asks others what they think
~Kept going after a poor quiz
Phone stays in the bag
~Keeps a promise to the group
~On time every day since we last met
Asks before guessing
Made a list and crossed off [three|four|five] things
Says good morning to everyone in the row
Sat next to someone who was alone
Brought everything, even the charger
Handed back the borrowed book in good shape
Volunteers for the small jobs
~Chose the quiet table
Stopped a side talk with one look
Uses the checklist without being told
Gave a clear answer when the substitute asked
Asked a classmate for the notes right away
Has a place for every paper now
Listens to the end before answering
Finished [two|three] things in study hall
~Remembers what we agreed on
Walked away from an argument
Explains the task to late arrivals
Can wait for help and works on something else meanwhile
Wrote to the teacher about the missing grade
Planned backwards from the test date
Got the whole table started
Stays calm when plans change
Notices when the room needs quiet
"""

GROWTH = """\
Getting started in the first two minutes
Writing homework down before leaving the room
Asking one question in each class
Sitting where {they} can listen
Bringing a charged laptop
Handing in what is already finished
Breaking a big assignment into days
Waiting for a turn in group work
Coming back from the hall a little faster
Reading comments on returned work
Working with someone new
Saying when something is unclear
Keeping papers in one place
Using the first half of study hall
Speaking a little louder in class
Being on time after lunch
Looking at the board before asking
Finishing one task before the next
Turning work in on the day it is done
Taking notes without being told
Packing up after the bell, not before
Letting a partner finish a sentence
Checking the grade page once a week
Reading directions to the end
Starting with the hard thing
Keeping a pencil for a whole day
Asking a second question
Listening in the last ten minutes
Working at the table, not beside it
Choosing a partner who helps the work
Getting make-up work on the first day back
Estimating how long a task takes
Sharing the lead in a group
Closing the other tabs
Saying no, kindly, to a chatty neighbor
Using the planner for more than homework
"""

GOALS = """\
Write homework down in [four|all] classes each day => Planner complete, every class
Turn in the [two|three] missing assignments => The missing assignments, all turned in
Empty the bottom of the backpack and file what matters => A backpack with nothing loose in it
Ask one question in [math|science|English|social studies] => \
Asked the question, and wrote the answer down
Charge the laptop before coming to school => Laptop charged all week
Sit with someone new for one group task => Worked with a new partner; both want to do it again
Start within two minutes of the bell => Started right away in [three|four] classes
Make a study plan for the [unit test|quiz] => The study plan, with every box ticked
Bring both notebooks on [three|four] days => Both notebooks, every day
Hand in one assignment a day early => One assignment handed in early
Check the grade page and choose one thing to fix => One grade up, and {they} chose it
Be at the door on time after lunch for a week => On time after lunch, five out of five
Ask for help by the second day of a new unit => Came on the second day, with a question
Read the comments on one paper and fix one thing => One comment read and used
Clean the binder and label five tabs => Five tabs, labeled
Finish class work before opening a game => Class work first, [three|four] days out of five
Say one helpful thing to {their} group each day => Thanked by the group, twice
Use the first ten minutes of study hall for [math|reading|science] => \
Ten quiet minutes at the start of study hall
Email [Ms. Patel|Mrs. Okoye|Mr. Chen|Ms. Rivera] about the late work => \
The email, polite and to the point
Pick one class to take better notes in => Notes from a whole week, easy to read
Put the phone in the bag before the bell => Phone away before the bell, every day we checked
Collect the make-up work on the first day back => Make-up work collected and half done
Use one folder for work to turn in => The turn-in folder, and it was empty
Close every tab but one during writing time => One tab open, two paragraphs written
Read the directions twice before starting => Directions underlined, and no question about them
Choose a seat that helps and keep it for a week => The same seat all week, and more done
Let each person in the group speak once before {them} => \
The group's notes, with something from everyone
Bring [two|three] sharpened pencils and lend one => Lent a pencil twice
Write the test dates into the planner => All test dates in the planner, one month ahead
Work for [ten|fifteen] minutes without getting up => [Twelve|Fifteen] minutes, timed by a friend
Hand in the work that is already done => Everything done is handed in
Check off [three|four] things on the list each day => The list, with more checks than blanks
Take notes on one page in [science|social studies|English] => A page of notes, with headings
Thank one person for their help => A thank-you note, and the answer to it
Pack the bag after the bell, not before => Stayed with the work until the bell
Ask the teacher first and a friend second => Asked the teacher, got the answer in a minute
Guess how long each task takes, then check => A table of guesses; most were too short
Sort the loose papers in [ten|fifteen] minutes => The sorted folder, recycling bin full
Come by once before school with the [math|science] page => Came by before school with the page
Begin with the least liked task => The hardest task first, done before the break
"""

OWED = """\
Ask the office about the locker that jams
Copy the notes from the day {they} missed
Find a quieter seat near the front
Save a spot in the [robotics|chess|art] club
Talk with Coach about the practice that overlaps
Bring the second book in the series
Print the study guide
Ask Mr. Chen for an extra set of ratio problems
Ask Ms. Patel to look at the map grade again
Ask Mrs. Okoye about making up the lab
Check why the quiz shows as missing
Lend {them} a graphing notebook
Write the late pass for study hall
Send the link to the typing lessons
Ask the library to hold the next volume
Ask the bus office about the late route
Set up ten minutes with the reading group
Put {their} poster up in the hall
Get graph paper with larger squares
Ask the office for a new planner
Find out when the play auditions are
Show {them} how to share a slide deck
Return the graded draft
Get a spare calculator from the math office
Ask the other table to leave the outlet free
Read the first chapter of {their} story
Move the group work away from the door
Bring the sign-up sheet for volleyball
Give {them} the list of missing work on paper
Talk with the art teacher about the unfinished print
Bring back {their} colored pencils from the cart
Ask whether the science fair has room for one more
Mark the redo before the grade closes
Look for the lost notebook in the lab
"""
