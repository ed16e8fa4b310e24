"""What is said about science. ``[a|b]`` is a choice, ``{word}`` is filled in."""

TOPICS = """\
the density lab
the pendulum lab
the microscope lab
the plant growth lab
the heat transfer lab
the pond water lab
the rock-sorting lab
the friction lab
the yeast lab
the bridge test
"""

EVIDENCE = """\
The lab report on {topic}
The data table from {topic}
A labeled drawing from {topic}
Notebook pages on [cells|energy|ecosystems]
The claim-evidence-reasoning paragraph
The graph from {topic}, with a best-fit line
Quiz on [cell parts|energy transfer], question [3|6|8]
The question {they} wrote for {topic}
{Their} group's plan for {topic}
The variables chart
The vocabulary cards for [ecosystems|cells|matter]
The conclusion from {topic}, first version
The safety checklist, filled in before {topic}
The sketch from the microscope
Two weeks of the plant log
The prediction beside the result
Slides for the group talk
The exit ticket on [variables|energy|models]
The article on [coral reefs|volcanoes|bees], with notes
The table of contents of {their} notebook
The test design, and what changed in it
The measurement page, three trials
The peer review of {topic}
The procedure for {topic}, rewritten
A photo of the setup
The list of what could have gone wrong
The bar chart of plant heights
Two graphs of the same data
The worksheet on [mixtures|forces|food chains]
The notes from the video on [tides|cells|earthquakes]
"""

STRENGTH = """\
Careful measurements, three trials each
Writes down what really happened, not what should have
Asks what would happen if we changed one thing
Keeps the lab table clean and the group on time
Labels every drawing
Predicts and gives a reason
Spotted an outlier in {topic} and asked about it
Explains a model by saying what it leaves out
Shares the equipment without being asked
Can tell evidence from opinion
Draws what is there, in proportion
Reads the procedure to the end before starting
Uses the vocabulary correctly when talking
Conclusions go back to the question
Noticed something in {topic} that I had missed
Very patient with the microscope
Graphs have titles, units and even scales
Makes sure everyone in the group gets a turn
~Remembers yesterday's idea and builds on it
Changed {their} mind when the data said so
Safe and calm with [the burner|glassware|the hot plate]
Curious; brought in an article about [bees|rockets|fossils]
Thinks aloud so that the group can follow
Good at saying what we still do not know
Took over the timing in {topic} and did it well
Writes questions in the margin
Holds the ruler at eye level
Draws conclusions that are small enough to be true
Asked to repeat the test
Knows the names of all the equipment
Explains [density|energy|osmosis] with an everyday example
Waits for the result before talking
Keeps a dated record
Sorts evidence from guesses in a discussion
Set up {topic} without help
Handles living things gently
Wipes the lens first, every time
Thinks in systems: what goes in, what comes out
~Compared with last week's result before I asked
"""

GROWTH = """\
Backing a claim with numbers from the table
Writing the conclusion on the same day
Changing one variable at a time
Units in the column heads
Explaining why, after saying what
Finishing the notebook page before the bell
Telling cell parts apart
Reading a scale to the nearest mark
Letting the others in the group try first
Asking when the procedure is unclear
Writing hypotheses that can be tested
Using more than one piece of evidence
A scale on the graph that fits the data
Keeping the notebook in order
Energy words: transfer is not the same as use
Longer answers on the quiz
Reasoning: the sentence that begins with because
Studying the cards before, not during
Drawing larger
Taking part in the talk after the lab
Comparing the result with the prediction
Saying where the error could come from
A title and a date on every page
More than one trial
Describing before explaining
Asking a question that can be tested
Sharing the microscope
Choosing the right kind of graph
Writing down the units as soon as they are read
Checking the procedure, step by step
Using the new words in writing as well
"""

GOALS = """\
Finish the conclusion of {topic} => The finished conclusion, with two numbers in it
Add units to every column of the table => Units in every column
Write one claim with two pieces of evidence => A claim with two pieces of evidence behind it
Label [five|six] parts in the drawing => The labeled drawing
Redo the graph with an even scale => The new graph, scale even and easy to read
Study the vocabulary cards for five minutes on three days => \
All but one of the vocabulary cards by heart
Write a hypothesis with if, then and because => A hypothesis that can be tested
Bring the notebook up to date => The notebook, up to date with a table of contents
Ask one question during the next lab => Asked two questions in the lab, good ones
Let a partner do the measuring next time => The partner measured, {they} wrote
Correct quiz questions [3 and 6|4 and 7] => Quiz corrections with reasons
Name the variable that changes, in one sentence => \
One sentence that names the variable, and it is right
Hand in {topic} before the end of the week => The report, handed in a day early
Measure three times and take the mean => Three trials and a mean, worked out by hand
Write down one thing the model leaves out => A list of what the model leaves out
Read the article on [bees|volcanoes|coral reefs] and mark two facts => \
The article with two facts marked and a question
Compare the prediction with the result in two sentences => Prediction and result side by side
Prepare one slide for the group talk => The slide, clear and with few words
Practice with the microscope for ten minutes => Focused the microscope alone, at high power
Say in one sentence where the error came from => A sentence on error that makes sense
Draw the food web with the arrows the right way => Arrows in the right direction, all of them
Fill in the plant log on [three|four] days => The plant log with no gaps
Plan the test so that only one thing changes => A fair test, planned with the group
Put a title and a date on every notebook page => Titles and dates on every page
Repeat the measurement and write both numbers => Both numbers, and a reason for the difference
Explain [density|osmosis|energy transfer] to {their} table => The table understood it; one drew it
Sketch the setup of {topic} from memory => The sketch from memory, nothing missing
Use [three|four] new words in the conclusion => The new words, all used correctly
Choose a graph for the data and say why => A line graph, and the right reason
Write [two|three] questions about {topic} => Questions that could each be a lab
Clean the station and check it off each time => The station checklist, all checked
Describe first, explain second, in one paragraph => A paragraph that describes and then explains
Bring an example of energy transfer from school => The pencil sharpener, drawn with arrows
Compare {their} data with another group's => A table with both groups' data
"""
