"""How a check-in opens: the student's own words, as a teacher notes them."""

WARM_UP = """\
Tired but fine
Good
Okay, a slow day
Fine, [a little|still] sleepy
[Great|Happy], the volleyball team won in [two|three] sets
Bus [7|12|31] got stuck behind the road work, so no breakfast talk with friends
Looking forward to [art|band|gym|lunch]
Good; sat with new people at lunch
Excited about the [robotics|chess|debate] meet
Nervous about the [unit test|presentation|audition]
Made the [soccer|basketball|cross-country] team
Did not make the team; will try again next time
Thumb sideways
Thumb up
So-so. A week of tests
Glad about the [short|quiet] day today
Learned a new song on the [trumpet|ukulele|clarinet|drums]
Got a part in the play, [seven|twelve] lines
Reading a manga series, up to volume [four|six|nine]
Building a [rubber-band car|bridge from spaghetti|card tower] for science club
Lost the locker key again, found it again
Still laughing about the [gym class|assembly|spelling game]
Fine. Locker is right beside a friend's now
Quiet today, did not want to talk much
Quiet at first, then told me all about [axolotls|trains|comets|origami]
Drew a whole comic in study hall, [three|four] pages
Scored [a goal|two goals] at recess
Says lunch is too short
Says the new seats are better
Proud of the [solo|poster|lap time]
Hungry, counting minutes until lunch
Annoyed that the [laptop|printer|bell schedule] changed
~Better than [last week|last time]
~About the same as last time
Fast day, gym first
Slow day, two tests
Ran the mile in under [eight|nine] minutes
Wants to start a [chess|sketching|card-trick] club
Good. Slept on the bus
Has a new favorite book, won't say which yet
Learning to [juggle|skateboard|solve a cube], forty seconds is the record
Happy that band is back
First day in the new group went well
A bit lost with the new schedule
Smiled when I asked about the [garden club|relay|school paper]
Good fine, not tired fine
A song stuck in the head since the bus
Beat a personal best in the [long jump|spelling sprint|plank]
The science video was the best part of yesterday
Everyone wanted to hear about the field trip
Fine, but the hall was very loud
Helped set up the gym and liked it
Tells me math is first period now, and too early
Found [a good spot|two friends] for study hall
Wrote [half a page|a page] in the story about the lighthouse
Worried about the group project, one person does not answer
Relieved, the presentation is over
Laughed about the [pun|drawing] on my board
Asked how my day was, first one today
Okay, rather draw than talk; we drew
Ready for the weekend, not for the quiz
Got the [window|corner] seat on the bus
Had a good talk with a friend after a hard one
~Missing the old seat
Enjoyed being line judge at the volleyball game
[Tacos|Noodles|Pancakes] in the cafeteria, so a good day
Best part of the week was the [experiment|relay race|read-aloud]
Wishes there were more recess
New shoes, old jokes
Has [four|five] new words in sign language and showed me
Practiced free throws before school, [six|seven] of ten
Teaching a friend to play [chess|checkers|the recorder]
Medium. "Like soup that is almost warm"
Good hour in art, the clay held
Cheerful, talked about the [space|shark|volcano] book
Came in with a joke about fractions
Said "fine" and meant it
Said "fine", then said the day was too full
Rather not say much; glad to look at the work
Finished the puzzle on my desk before sitting down
Asks when the next club meeting is
Got moved up a group in [swimming|orchestra|typing]
Pleased with the new locker
Loves the new unit already
Tired from track, happy tired
Was class photographer for the day
Is learning lines for the play during lunch
Carried the flag in the assembly
Can say good morning in [six|eight] languages
Made a bookmark for the whole table
Watching a spider in the window of room 12
Everything at once this week: band, test, project
Calm. Nothing special
Thinks the new bell sounds like a video game
Bus was early for once
Got [a postcard|an answer] from the author {they} wrote to
Collects [stamps|bottle caps|fun facts]; showed me three
Second place in the [spelling|geography] round, wants a rematch
~Looked forward to this, had a question ready
~Surprised it was already time to meet again
Has [one|two] more days until the tournament
Glad gym is [first|last] today
Sat in the front of the bus and liked it
Got picked for [jazz band|safety patrol|the math team]
Played four square at recess, [third|second] square now
Practicing a card trick; it nearly worked
Working on a [birdhouse|clay owl|skateboard deck] in shop and art
Saw a [hawk|heron|fox] on the sports field
Says the days go fast
Says the week is going [fast|slowly]
Would like more time to draw
The [choir|dance|chess] concert is on {their} mind
Wants to learn [Japanese|guitar|coding] next
Thinks the [science|music] room is the best room
Has a new joke about [commas|triangles|volcanoes]
Glad the [long|first] test is over
Pleased about a [kind note|high five|postcard] from a classmate
Won [a round|two rounds] of the vocabulary game
Not awake yet, by {their} own report
Finally remembered the gym shoes
Found a book about [submarines|codes|cheetahs] in the library
A friend moved to another class; lunch is still together
Helping in the [library|garden|front office] once a week now
Designing a [logo|mascot|flag] for the team
Still happy about the field day ribbon
Wishes the [lockers|desks|halls] were bigger
Talked about the [weather balloon|model rocket|ant farm] the whole time
Has started to run before school with a friend
Not a talking day, a listening day
Good. "Normal good"
Rain at recess, board games instead, and that was better
Wants the window open
Lent a book to a friend and wants it back
Counting the [pages|laps|stickers] until the goal
Learned the [bass line|first verse|dance steps] yesterday
Feels ready for the [map quiz|spelling check|lab]
Nervous, but the good kind
Has been [line leader|scorekeeper|team captain] all week
Made [three|four] paper cranes while we talked
Wanted to know if I like [mushrooms|roller coasters|cartoons]
The relay team has a name now, a secret one
Thought today was [a half day|the field trip], sadly it is not
Slow start, better by now
Had the best sandwich trade of the year
Working with a new lab partner, so far so good
Told me about a dream with a talking [eraser|bus|calculator] in it
Ready to talk; sat down before I did
Would like to switch electives
Enjoys the quiet in study hall
Says [drama|orchestra|art club] makes the week shorter
~Picked the green chair, as always
Proud of {their} free throw record, [eleven|fourteen] in a row
"""

ENCOURAGEMENT = """\
You caught that mistake before I did
You asked the question everyone had
That took patience, and I saw it
I like how you explained that
~You are getting faster, and it still makes sense
Your table works better with you in it
~You came back to it after a hard day
~I remembered what you said last time, and I have used it in class
You can do the next one without me
That was brave
You were honest, and that helps us both
I like hearing what you think
Thank you for helping at the door
You noticed the small thing
~You have come a long way with this
Nobody had to remind you
You are good at starting over
That was a kind way to say it
I will show this page to the class, if I may
You are someone people can count on
You tried the harder one
Your question changed how I will teach it
You kept your cool in that discussion
That idea was yours, and it was good
You made room for someone at the table
You waited, and it was worth it
~The second try was much stronger
You thought before you answered, I could see it
You stayed with it for the whole hour
I am glad you are in this class
You make other people braver
That was clear and short; both are hard
You laughed about the mistake and fixed it
You ask good why questions
I noticed you picked up the papers without a word
You found a way that I had not thought of
~You know more about this than you think
~I can see the practice in this
You told me what you need; that is a skill
You are fair, even when it is not easy
~Look at your first page and at this one
You kept the group going
You spoke up, and the room listened
~You don't rush any more
You finished what you started
I trust you with this
That joke saved a long hour
Slow and right beats fast and wrong, and you know it
You put care into this
You did that without a model
You remembered everyone's part
~This is your best one so far
You were ready when it counted
I like that you changed your mind
You looked after the new student
Your reason was better than the one in the book
You have a good eye
~You are steady; I notice
~You were missed when you were out
It was a hard page, and you are through it
You let others go first
You said "not yet" instead of "I can't"
You gave credit to your partner
You came with a plan
You helped without taking over
It is all right to be quiet; your work speaks
You asked for time and used it well
You turned a bad start into a good hour
~You are learning to trust your own eye
That was worth waiting for
~You took the comment and made it yours
~You keep surprising me
The class enjoyed your [story|example|question]
I would not have seen that
You got it back on track by yourself
You showed up, on a day when it was hard to
That is how [scientists|writers|mathematicians|historians] work
You are kind when you think nobody looks
You can be proud of this page
You shared the idea instead of keeping it
You took turns and it showed
I heard you say "let me try"
You fixed it and then explained it
You chose the honest answer over the easy one
You make hard things look like a game
You are on your way
You have earned a free choice of seat
You held the door, and the conversation
"""

ENCOURAGEMENT_IN = {
    "math": """\
Three steps, all of them yours
You did not give up at step two
You worked this out by yourself
I could follow every line
Your drawing made the problem clear to me
You were right to doubt that answer
You see numbers as pictures, and that is a gift
You have more than one way to get there
""",
    "english": """\
That is a real sentence; keep it
You read that as if you had written it
You are a careful reader
That sentence stays with me
You thought of the person reading it
I believed every word of the dialogue
You cut what you liked because it was better so
The last line made me stop
""",
    "science": """\
Your patience with the microscope was something to see
You trusted the data, even when it was odd
Your notes are better than mine were
You made the lab safer for everyone
You asked what would happen, and then you looked
Your table could stand in a textbook
You measured once more, and it mattered
""",
    "history": """\
You asked who was left out; historians do
You made an old map speak
You were fair to the other side
The dates are yours now, they make a story
You looked at that picture longer than anyone
You made the debate better by listening
""",
}
"""What fits only one subject."""
