"""A principal and eighteen colleagues: support, never a rating. ``[a|b]`` is a choice."""

WARM_UP = """\
A full week, and a good one
Odd week: two drills and a field trip
Ordinary, and glad of it
The class play is finally cast
Laughed about the parade of lost lunch boxes
The ten minutes to keep: a silent room, all reading
We walked around the field while we talked
Busy with the conferences
Settling in; the new room has better light
Counting down to the concert
Good; the copier works again
@Grade 8 team The quiet eighth graders have begun to talk
Full, with three new students
Pleased with the first unit
Wanted to start with the schedule
Week of small repairs, and all of them held
Long week; the coffee was kind
A former student came by to say hello
The new bell schedule took getting used to
@Library Happy about the library hours
Looking forward to the science night
Better than the first weeks
The seating chart, version five, is the one
Tired and content after the book fair
"""

GOING_WELL = """\
@Math Students explain their steps to each other before they ask
The warm-up routine starts without a word
Co-planning on Tuesdays saves an hour
@Science The shy group led the lab last week
Fewer missing assignments since the list hangs by the door
@English Book talks: half the class asked for the same book
@Arts Every student has sung alone once, by choice
Exit tickets are quick to read and change the next lesson
@Grade 6 team The new team agrees on what a good paragraph is
Ninth period is calm; the walk before it helps
@Social studies The debate unit
Students use the glossary on their own
Two colleagues visited and took the routine home
@Arts The clay project, even the mugs that leaned
Open house was full, and students did the talking
@Office Attendance letters go out on time
@Grade 6 team The sixth graders know where everything is
@PE Mixed groups in PE, chosen by cards
@English The reading corner is in use all day
Short conferences with each student, four a day
@Math Number talks; the quiet ones lead
@Science The garden bed gives us lessons for free
@Languages Spanish journals, a page a week, and they like it
@Science The lab safety quiz, everyone on the first try
The hall display changes every two weeks, students run it
@Office The front desk has a routine for late arrivals
@Social studies The stories from the archive visit, still talked about
Homework is shorter and better
@Arts Sketchbooks are out before the bell
@Arts The print show, hung by the students
@PE The warm-up run, slow ones and fast ones together
@PE Students keep score honestly now
@PE The relay week
@Languages Five minutes of talk at the start, no translations
@Languages The song on Fridays
@Library The new shelf by the door, empty every Friday
@Library Lunch readers, twelve on a good day
@Office Calls are shorter since the form is clear
@Social studies Map tests, taken twice, learned once
@English Peer comments that help
@Math The homework club, run by eighth graders
"""

STUCK = """\
@Science Too few microscopes for a group of thirty
Transitions after lunch take ten minutes
@English Grading the essays before they are stale
Three preps on one day
The laptop cart is booked by nine
Finding time to see a colleague teach
Emails late at night
The last period, twenty-eight students and one window
Covering for others twice a week
The new gradebook wants everything twice
Getting quiet students to speak before the group does
@PE The gym floor is shared on wet days
A unit that is longer than the calendar
@Arts Where to store the projects
Planning with a team that meets at different times
@Science Students away on Fridays miss the lab every time
The printer on the second floor
Making the club fit after school
Too many meetings on Mondays
Feedback that gets read, not only the grade
@Arts The keyboard room is next to the testing room
@Social studies Starting the research project without losing two weeks
Rosters change, and the groups with them
@Arts The kiln is booked for weeks
@PE Locker room time eats the lesson
@Languages Two levels in one room
@Library Overdue books, ninety of them
@Office Three lines ringing at eight
@Math Gaps from earlier years
@English Quiet readers who pretend
"""

SUPPORT = """\
@English A free period in the week of the essays
Two more carts, or a fair list for the one we have
@Math An hour with the math team before the next unit
@Science Someone to take lunch duty on lab days
A decision about the gradebook
To be left out of one committee
A visit to a colleague's class, with cover
Someone to listen; no fix needed
A key for the storage room
The field trip form signed early
@Science Six microscopes, used ones are fine
A clear rule about phones, for everyone
A word with the office about the bells
An extra pair of hands on science night
A quieter room for testing
@Arts Ten music stands
A later start for the team meeting
A shared folder for the unit plans
@English Time to observe the reading conferences
The schedule a week earlier
@PE A second set of pinnies
@Languages Headphones that work
@Library Two student helpers at lunch
@Office A second person at the desk until nine
@Math Graph paper and a class set of rulers
@Social studies Wall maps that are newer than I am
"""

EXCITED = """\
Student-led conferences
A lesson outdoors every other week
Conferring with four students a day
@English A podcast instead of the report
@Math Number talks in eighth grade
Trading classes with a colleague for a day
A museum in the hallway, labels by students
One question on the board all week
Peer review with sentence starters
@Library A reading hour for the whole building
@Math Building a bridge with the science team
@Languages A pen-pal class in Lisbon
Portfolios instead of one more test
@Arts A choir for everyone, once a week at lunch
@Social studies A map of who talks in discussions
A puzzle table for early arrivals
@Social studies Five-minute films in history
@Science A class garden plan, measured to scale
A morning for trying out tools together
Holding steady for now, and that is a choice
@Science Cards with jobs for lab groups
@Arts One canvas for the whole grade
@PE A games day invented by students
@Languages A week of cooking words, with tasting
@Library A night of reading in the gym
@Office A welcome board in nine languages
@Math A lesson on the basketball court
"""

ENCOURAGEMENT = """\
Students tell me your room feels safe
You took the hard duty without a word
The new colleague learned the routines from you
I sent a visitor to your class, on purpose
You answered that email better than I would have
@Arts The concert began with your patience
You notice who sits alone
Your unit plan is what the whole team uses
You made science night possible
@Office The building runs because you are early
Thank you for saying it in the meeting
You tried it, told us what failed, and tried again
You know every student's name by the second week
You stayed calm during the drill
Your students ask better questions
You shared the credit
I learned from the way you listen
@Library The library is full because of you
You keep standards and warmth together
@Office The office is kinder since you are there
Thank you for covering, twice
You gave that student a second start
"""

OWED = """\
Find cover for one observation
@Science Order six used microscopes
Speak with the office about the bells
Put the gradebook on the agenda and decide
Move the team meeting to 3:15
@Science Take lunch duty on the next two lab days
Sign the field trip form
Get the key for the storage room
@English Free one period in the week of the essays
Ask the district about a second cart
Find a quieter room for testing
Send the dates of the student-led conferences
@Arts Ask for ten music stands
Share the schedule a week ahead
@Math Find an hour with the math team
Thank the volunteers in writing
"""

GOALS = """\
Try the exit ticket with one class and tell me how it went
Visit one colleague for ten minutes
Choose one meeting to leave
Write down the routine for the new colleague
Pick a unit to shorten
Try two short conferences a day
Show the hall display to the sixth grade team
Leave email alone after six, for a week
Draft the plan for science night
@Science Pair up the two lab groups once
Start the puzzle table
Collect three student questions for the board
Ask two students how the seating works for them
@Math Set a date with the math team
"""

NOTES = """\
Walked instead of sitting
Cut short by a call; continue next time
Mostly about the schedule
A good talk, nothing to do for now
@Arts Asked to keep the next one after the concert
@Science Met in the lab, over the setup
Sat in the empty classroom for once
Looked at the room plan together
Brought student work, which was the best part
Left out the agenda and just talked
"""

MOVED = """\
Bus duty ran late
District call
Cover fell through
Drill
"""

PINS = """\
Prefers to walk and talk
Mornings before first period are best
Wants the questions a day ahead
Leads the garden club
Likes to begin with what went well
"""
