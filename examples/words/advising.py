"""An advisor and fourteen high school students. ``[a|b]`` is a choice."""

LABS = ("Chemistry", "Biology", "Physics")
PAPERS = ("World Literature", "U.S. History", "Government", "Psychology")
OTHERS = ("Algebra II", "Geometry", "Precalculus", "Spanish III", "Computer Science", "Economics")

WARM_UP = """\
Uphill week
Flat, in a good way
Fine, ready for a break
Busy: [robotics|cross-country|mock trial] every afternoon
Good week, the [lab|essay|game] is behind me
Tired from rehearsals
~Better than last week
First week back in the [jazz band|school paper|debate team]
Quiet. Did not feel like talking much
Two tests on one day again
Got into the [school play|regional choir|coding club]
Best ten minutes: lunch on the steps
Best ten minutes: the [chemistry demo|free throw contest|film in history]
Word for the week: [full|loud|slow|okay|finally]
{Course} went by fastest
Driving lessons are going fine
Bus was late three days, still on time for first period
Locked out of the laptop for a day, sorted now
Pep rally was fun, louder than needed
Started helping at the [library desk|tutoring table|recycling club]
Wants to drop nothing, keep everything
Laughing about the group chat for {course}
Downhill from here: nothing due until next week
Happy about the schedule change
The new seat in {course} helps
Has a plan for the weekend: sleep and a [book|long run|film]
Finished the [mural|short film|website] for the club
Missed the bell twice, both times in good company
A bit much this week, wants to go one thing at a time
Calm week, finally
Asked about weekend programs
Talked about a podcast on [bridges|bees|old maps]
Varsity tryouts went well
Not much to say, glad to sit for a minute
"""

GRADES = """\
~{Course} up from a C to a B
{Course} steady at a B plus
~{Course} slid a little after the last test
All but {course} where {they} wanted them
The {lab} grade is missing a lab
One zero in {course} that is really a late paper
~Best grade so far in {course}
{Course} is at 78; the retake is open until the end of the month
Two grades up, one down, and {they} knew why
Homework counts more in {course} than {they} had thought
Surprised by the A in {course}
~No change in {course}, and that is fine
The project in {course} is not graded yet
Quiz average in {course} is better than the test average
Points lost in {course} for late work, not for understanding
~Up three points in {course} since last week
Wants {course} to move next
{Course} and {otherone} are steady
{Course} is the one to look at
Noticed that the notebook check is a fifth of the grade in {course}
First essay in {paper} came back with an A minus
Retake in {course} brought the grade back
~{Course} is back above 80
Lost a few points in {course}, and can say where
{Lab}: the lab counted twice, the grade is right now
The test in {course} went better than expected
~All grades within two points of last week
Participation lifts the grade in {course}
Would rather look at {course} another day
A late pass saved the {course} grade
"""

FIRST = """\
The {lab} lab report
The reading questions for {paper}
The short response in {paper}, one page
Corrections for {course}; they take ten minutes
The {course} worksheet that is already half done
The outline for {paper}
The {lab} vocabulary set
The permission slip for the museum trip
The discussion post for {course}
The art club sketch
The {course} project plan
The one due tomorrow, then the rest
The quiz corrections in {course}
The signature on the {course} syllabus
The short reflection for {paper}
The slides for {course}, three of them
"""

BEHAVIOR = """\
Easy with almost everyone
Loud lunch, calm classes
Sits with a good group in {course}
Takes a breath before answering back now
Works better away from the door
Spoke up for a classmate in the hall
Finds {course} too chatty
On time all week
A joke too many in {course}; apologized without being told
Goes to the library when it gets loud
Good partner in {course}
Quiet in class, and would like to be asked now and then
Gets along with the new lab group in {lab}
Asked for a different seat in {course}
Phone away in every class but one
Led the warm-up in {course}
"""

CELEBRATION = """\
Finished the essay two days early
Passed the {course} test that felt impossible
Nobody saw it, but the locker is clean
Was elected [section leader|class representative|team captain]
~A perfect week of attendance
Ran a personal best at the meet
Made a friend in {course}
Handed in [two|three] late assignments
The [poem|photo|article] is in the school paper
Asked a question in {course} in front of everyone
Tutored a ninth grader in {course}
Got the solo
Fixed the robot's arm
Said no to one thing too many
Read a whole book for fun
The ceramics bowl survived the kiln
Got a thank-you note from a teacher
A week with nothing new on the missing list
Parallel parked
The team said {they} kept everyone calm
"""

ENCOURAGEMENT = """\
~You ask for help sooner than you did
Your {course} teacher told me how you led your group
You kept at it when it was slow
You are the reason the group finished
I look forward to that speech
You plan like someone who has done it before
You told me the truth about the grade; that is where it starts
I have seen you make room for new people
That retake took nerve
You are steadier than the grades show
The room is calmer when you are in it
You found your own way to study; keep it
You did one thing at a time, and it worked
You know what you need; say it out loud more often
It was good to see you laugh in the hall
You turned a bad Monday into a decent week
You are honest about what you like and what you don't
I would pick you for my team
You carried a lot this week and carried it well
You wrote that email by yourself, and it was a good one
Thank you for looking out for the others
That is a plan I believe in
You are more patient than you think
You notice when others are left out
"""

GOALS = """\
Turn in the {lab} lab by the due date
Go to {course} tutoring once
Write the first paragraph of the {paper} essay
Email the {course} teacher about the retake
Do [two|three] test corrections a day in {course}
Leave the phone in the bag during {course}
Check the grade page on [two|three] mornings
Study for {course} in three short sittings
Ask one question in {course}
Finish the short one first, then the {course} project
Be in first period before the bell, four days
Write all due dates on one page
Bring the {course} notes to advisory
Use one free period for {course}
Make ten cards for the {course} quiz
Choose a topic for the {course} project
Talk with the counselor about next year's classes
Read [twenty|thirty] pages of the {paper} book
Join one study group for {course}
Hand in everything that is already done
Take the practice test in {course}
Ask for the seat away from the door
Rewrite the conclusion of the {paper} paper
Keep one afternoon a week free
Ask for the rubric in {course} before starting
Sit near the front in {course} for a week
Do the {course} homework on the day it is given
Show the {paper} draft to one person
Explain one {lab} problem to a friend
Check the missing work list before the weekend
"""

NOTES = """\
Looked at the grade page together
Short, the assembly was next
Asked to walk while we talked
Wrote the email together and sent it
Wants the next one in the morning
Mostly listened
We planned the week on one sheet
Came back after the bell to say it went well
~Brought the corrected test to show
Asked me to read the first paragraph; I did
Ask about the audition next time
Did not want to look at grades today; fine
"""

OWED = """\
Ask the {course} teacher about the retake
Find out about the tutoring times
Write the pass for the library
Send the list of weekend programs
Ask whether the zero in {course} is a mistake
Print the grade page
Read the draft and write two comments
Ask the counselor for a time to talk about classes
Talk with the music teacher about the overlap
Get the rubric for the {course} project
Ask for a later bus pass on rehearsal days
Put in a word about the seat in {course}
"""
