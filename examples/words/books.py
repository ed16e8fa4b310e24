"""What third graders read and how they read it. ``[a|b]`` is a choice, ``{word}`` is filled in."""

BOOKS = """\
The Velveteen Rabbit|34
The Wonderful Wizard of Oz|150
The Tale of Peter Rabbit|28
Heidi, the short edition|96
Pinocchio|120
Just So Stories|110
Black Beauty, the short edition|90
The Secret Garden, the short edition|110
Five Children and It|140
The Wind in the Willows|130
The Story of Doctor Dolittle|120
Raggedy Ann Stories|70
Aesop's Fables|60
Anansi and the Pot of Beans|32
The Lighthouse Cat|48
Marisol and the Kite Factory|64
Ten Facts about Octopuses|40
The Night Bus to Nowhere|72
Captain Pepper's Map|80
A Drum for Efua|44
The Robot Who Kept Bees|76
Rocks That Float|36
Grandfather Whale|40
Two Left Skates|68
The Snow Goose Mystery|84
How Bridges Stand Up|44
Tortoise and the Tall Ladder|30
Kim of Row Seven|90
The Tiny Museum|56
Where Do Puddles Go?|32
Mr. Finch and the Missing Comma|52
The Fox of Fig Street|88
"""

WARM_UP = """\
Good, it is a keeper
Halfway through
Likes the [pictures|maps|jokes] best
Hard names in this one
Started over because it went by too fast
Would trade it
Waiting for the funny part
Read under the table in the reading corner
It is better than the movie
The chapter was short, so two chapters
Picked it because of the cover
Picked it because {their} partner laughed so much
A bit boring at first, better now
~Finished the last one, wants another like it
Says the main character is [brave|bossy|sneaky|funny]
Reads best on the green cushion
Reads best at {their} own desk
Wants to read it to the kindergarten class
Does not like the [fox|witch|captain], on purpose
Reading in small bits
Reading fast, then going back
Fine
Good fine
Slow book, but nice
"I can read it without my finger now"
Has a question about page [9|14|23]
Found a word nobody at the table knew
Wants more books about [sharks|robots|horses|space]
Lost the bookmark, found the page anyway
Read [three|four|five] pages at quiet time
Read with {their} partner, one page each
Sad part yesterday; still thinking about it
Counting the chapters: [two|three|four] to go
Likes when I do the voices
Did the voices {their} own way
Surprised by the end of the chapter
Wants to know if there is a second book
Good, but the print is small
It is a mystery, and {they} already had a guess
~Guess was wrong, and that made it better
Rather listen today
So-so, the room was noisy
Proud of a whole chapter book
Reads the facts first, then the rest
Laughed out loud twice
Told me the whole story so far
Whispered, then got louder
Likes nonfiction more than stories
Wanted to show me the glossary
Asked whether the story is true
New book, still choosing
Tried [two|three] books, kept the last one
Knows the first page by heart
The reading corner is the best spot this week
"""

STRENGTH = """\
Stops when a sentence stops making sense
Reads past the comma and still breathes
Gave the [fox|captain|robot|rabbit] a voice of its own
Goes back and fixes a word without help
Breaks long words into parts
Uses the picture to check a guess
Tells the story in the right order
Noticed a rhyme I had not noticed
Reads the question mark as a question
Asks what a new word means
Points out clues before they matter
Guessed [reluctant|enormous|harbor|peculiar] from the sentence
Kept reading through a noisy minute
Sounds like talking on a page {they} had practiced
Finds the main idea of a page
~Connects this book with the last one
Retells without looking
Remembers all the names
Reads captions and headings too
Slows down for the hard part
Laughed at the joke, so the meaning is there
Looks ahead to the end of the line
Chose a book that fits
Says how a character feels, and how {they} could tell
Reads dialogue so that we hear who speaks
Picked up after a mistake and went on
Predicts, then checks
Uses the table of contents
Noticed when I skipped a word
Asked the author a question in the margin
Reads to a partner and listens too
Gets into the book within a minute
Endings like -ed and -ing are all there
Pictures it: told me what the room looked like
Gave two reasons from the text
Short vowels are solid now
Tries the word twice before asking
~Compares two books by the same author
Knows where to pause for a laugh
Finds the page without help
Asks why the character did that
Hears when a word is wrong
Keeps a list of new words
Uses the sound of the first letters and the meaning together
Sticks with one book
Tells what the author left out
Reads the names with confidence
"""

ENCOURAGEMENT = """\
I could listen to you read for an hour
You made me want to know what happens next
That voice for the [fox|captain|duck] was perfect
You fixed that word all by yourself
You read that like a storyteller
You didn't let the long word win
I will save the next one for you
You know how stories work
What a good question
You noticed something small and important
Your partner is lucky to read with you
You were patient with a hard page
I heard every word
You sound like talking
You picked a good book for you
You remembered so much
You breathe in the right places now
You went back because you wanted to understand
I smiled the whole page
That guess was clever
You are a reader who thinks
You take care of the books, too
Nobody reads that part as you do
~I can hear the practice
You kept your place the whole time
You tried, and tried once more
That was braver than it looked
You taught me a new fact
You made the sad part sound sad
You noticed the picture and the words together
I am glad you told me about that page
You read quietly, and I heard a lot
You found the clue before I did
You are ready for a longer book
Thank you for reading to me
Your finger did not need to help today
The word [enormous|peculiar|whispered] sounds good when you say it
You waited for the question to come; that is thinking
I like how you turn back a page when you wonder
You chose to go on, and so the story did
"""

GOALS = """\
Pause at every period on two pages
Read [three|four] pages to a partner
Find [two|three] words that are new
Read one page twice, the second time for the sound
Put a sticky note where a question comes up
Give one character a voice
Guess what comes next before turning the page
Read [ten|fifteen] minutes in the reading corner
Tell a friend the chapter in three sentences
Look for little words inside big words
Finish chapter [two|three|four|five]
Read the talking parts with expression
Write down one thing the character wants
Try the first page of [two|three] books and choose one
Cover the picture, read, then look
Notice the end of each word
Read to the end of the sentence before asking
Mark the funniest line
Mark a place where the picture and the words say different things
Find the main idea of one page
Learn the names of the people in the story
Scoop words together, [three|four] at a time
Read one page without the finger
Draw the place where it happens
Ask the author one question
Read the captions before the page
Find one clue about how someone feels
~Compare this book with the last one, in two ways
Slow down at the hard part
Practice the page for the kindergarten class
Collect [three|four|five] words for the word wall
Reread the last page before starting a new one
Say in one sentence what the chapter was about
Use the glossary for two words
Read a fact and tell it to someone
Try a poem, aloud
Keep the bookmark where reading stops
Choose a favorite sentence and copy it
Notice [two|three] commas and breathe there
Read the first chapter of a new book
Change one guess after a new clue
Find a word that shows how someone speaks
Stop once a page and picture it
Put a finger under only the tricky words
Read [two|three] pages without looking at the clock
Try a book from the blue shelf
Tell {their} partner why the character did it
Read the poem with a pause at each line
Learn one long word by its parts
Read the first line of each chapter and guess
Find [two|three] words that mean nearly the same
Read sitting in the quiet corner, all ten minutes
Ask a partner one question about the story
Write [one|two] sentences about the ending
Look for words with -tion
Read the question marks so that they sound like questions
Use a sticky note for every guess that came true
Retell the page with the book closed
Check whether a fact is in another book as well
Read the last sentence of a paragraph twice
Say what changed from the first page to the last
Choose [one|two] pages to read to me next time
"""
