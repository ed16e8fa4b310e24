"""What is said about social studies. ``[a|b]`` is a choice, ``{word}`` is filled in."""

TOPICS = """\
the trade routes map
the Mali project
the Rome timeline
the Silk Road diary
the primary source packet
the city-states comparison
the museum label
the river valleys map
the Great Zimbabwe poster
the debate on city walls
"""

EVIDENCE = """\
Notes for {topic}
The first version of {topic}
The source questions, document [A|B|C]
The timeline, from both ends
The rubric for {topic}
The map quiz, [seven|eight|nine] of ten
An interview question for {topic}
The Cornell notes from [Monday|Tuesday|Thursday]
{Their} side of the debate, in three points
A picture source and what {they} saw in it
The source list for {topic}
Two index cards for {topic}
The paragraph on why cities grew near rivers
The exit ticket on trade
The vocabulary page: [empire, tribute, caravan|surplus, artisan, trade]
The group contract for {topic}
Notes in the margin of the textbook, section [2|3]
Question 5 of the chapter check
The sketch for {topic}
The chart of causes and effects
The comparison of two maps of the same place
The quiz on chapter [4|5], short answers
The museum label, fifty words long
The map of [Asia|West Africa|the Mediterranean], in color
A paragraph from {topic}
The list of reasons, ranked
The trading game score sheet
The photo of the mosaic and five observations
The word wall card for [tribute|surplus|caravan]
"""

STRENGTH = """\
Asks who made the source, and why
Connects [Mali|Rome|the Silk Road] with something in the news
Takes notes in {their} own words
Speaks for a side {they} did not agree with, and fairly
Map work is exact and easy to read
Looks at a picture for a long time before deciding
Finds causes and does not stop at one
Keeps the group of {topic} friendly and on task
Uses dates to argue, not to decorate
Listens in the debate and answers what was said
Handed in {topic} early
Reads footnotes; nobody asked for that
Knows the vocabulary and uses it
Asks about ordinary people, not only kings
Good eye for what is missing in a source
Explained {topic} to a student who had been away
Careful with names and places
Presents without reading from the paper
~Changed the question until it was worth asking
Two sources compared, and the difference noticed
Notes are organized; found the page at once
Thoughtful answers on the chapter check
Drew the [caravan|harbor|aqueduct] to scale
Tells the story behind {topic} so that others listen
Remembers dates by what came before
Gives reasons for a choice of source
Sees both sides before speaking
Uses the index and the glossary
Draws maps from memory
Brought back a question from the museum page
Argues with the point, not the person
Turns a list of facts into a story
Wrote a caption that says a lot in a few words
Checks a second source on {their} own
Asked what the map leaves out
Led the group through [three|four] sources
Good memory for names
Can tell why a city grew where it did
Draws a timeline as others doodle
"""

GROWTH = """\
Using the map key
Saying where a fact comes from
Cause and effect in the right order
Longer short answers
Putting the source in time
Speaking up in the debate
Notes that leave some words out
Looking at two sides before choosing
Starting {topic} earlier
Spelling of place names
Sharing the work on {topic}
Explaining why an event mattered
Asking a question that is not yes or no
Finishing the reading before the lesson
Titles and sources under pictures
Reading a timeline with BCE on it
Using {their} own words instead of the book's
Facing the class when presenting
Keeping the packet together
Proof for every point
Comparing, not listing
Primary or secondary: how to tell
Reading the caption first
Telling fact from opinion in a source
Summarizing a section in two sentences
Asking who is not in the picture
Using dates in the writing
Finding the main point of a paragraph
Listening to the other side to the end
Remembering where the rivers are
Planning {topic} in steps
"""

GOALS = """\
Find one more source for {topic} => A second source, and a better one
Label [six|eight] places on the map => The map with every place labeled
Write one cause and one effect for section [2|3] => Cause and effect, the right way around
Speak once in the debate => Made the second point in the debate, calm and clear
Answer the source questions in full sentences => Source questions in whole sentences
Finish the outline of {topic} => The outline, three parts
Make index cards for [five|six] words => The cards, with sketches on the back
Put BCE and CE on the timeline correctly => A timeline that runs the right way
Ask one why question about {topic} => A why question that the class took up
Write where each picture comes from => Sources under every picture
Retell section [2|3] in four sentences => Four sentences, {their} own words
Practice presenting {topic} to a friend => Practiced with a friend, much less reading aloud
Share out the jobs in the group => A list of who does what, agreed by all four
Compare two sources in a small table => The comparison table
Study the map for ten minutes on two days => All ten places on the map quiz
Bring the packet, complete => The packet, complete and in order
Write a paragraph on one ordinary person's day => \
A day in the life of a [potter|sailor|market seller]
Correct the chapter check => The corrected chapter check
Read section [3|4] and note two questions => Two questions on the reading
Write the museum label in fifty words => A label of exactly fifty words
Begin {topic} with one fact and one question => One question and four facts already
Look up and mark [three|four] trade goods on the map => Salt, gold and silk on the map, with arrows
Summarize section [2|3|4] in two sentences => Two sentences that say what matters
Find out who made the source, and when => Maker and date, with a note on how sure we are
Listen to the other side and repeat it fairly => Repeated the other side so well that they clapped
Draw the [trade route|river valley|city plan] from memory => \
The drawing from memory, close to the map
Write [three|four] captions for {topic} => Captions, short and clear
Mark facts in blue and opinions in red on one page => The page in two colors
Put [five|six] events in order without the book => All events in the right order
Look for one thing that is missing in document [A|B|C] => Noticed that no women are named
Plan {topic} in three steps with dates => The plan, with step one already done
Explain one word from the chapter to {their} table => A clear explanation of tribute
Choose a question for {topic} that has no easy answer => A question the group is still arguing about
"""
