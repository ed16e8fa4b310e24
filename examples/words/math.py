"""What is said about mathematics. ``[a|b]`` is a choice, ``{word}`` is filled in."""

TOPICS = """\
mixed numbers
adding fractions
integers
unit rates
proportions
percents
one-step equations
the order of operations
negative numbers
scale drawings
the distributive property
ratio tables
"""

EVIDENCE = """\
Unit [2|3] quiz, problem [4|5|7]
The exit ticket on {topic}
[Yesterday's|Last night's] homework, the word problems
A notebook page on {topic}
The number line {they} drew for integers
Two corrections from the quiz on {topic}
The warm-up, solved two ways
The ratio table for the lemonade task
The scale drawing of the classroom
An error-analysis card: which step went wrong
Second page of the problem set on {topic}
First six questions of the practice test
The graph from the walking-speed task
{Their} group's poster on {topic}
The [pizza|ribbon|garden] fraction problem
Fraction strips beside the written work
Homework [3.2|3.4|4.1], numbers 6 to 10
The card sort on {topic}
A word problem {they} wrote for a classmate
The challenge problem about the two trains
Three problems from the review sheet on {topic}
The unit-price table from the grocery task
The mid-unit check, both pages
The whiteboard work from group time
The corrected [homework|quiz], in green pencil
The number talk from yesterday, {their} way of doing it
The thermometer problem with [integers|negative numbers]
Four problems on {topic}, chosen by {them}
The area model for [two|three] products
The cafeteria survey in percents
A page from the online practice on {topic}
"""

STRENGTH = """\
Explains every step out loud
Draws the model before touching the numbers
Checks the sign first, then computes
Found {their} own mistake in [step two|the last line] without a hint
Keeps the work in columns, easy to follow
Estimates first, so wild answers get caught
Reached for the ratio table without being told
Asks why the rule works, not only how
Solved it a second way to be sure
Stays calm when a problem takes three tries
Connects [percents|ratios|unit rates] to [cooking|basketball scores|map scales]
Reads the question twice and underlines what is asked
~Multiplication facts come quickly now
Helps {their} table without giving the answer away
Uses the number line with confidence
Writes a sentence behind the answer
~Common denominators are no trouble any more
Noticed the pattern before the rest of the table
Shows all the work, even the crossed-out part
Good questions about {topic}
Can say where the reasoning went wrong
Steady with {topic}, even in word problems
Tries the hard one first
Labels every step, so {their} partner could follow
Accurate with [decimals|whole numbers], and fast
Spots when an answer cannot be right
Turns a word problem into a sketch in seconds
Keeps the two sides of an equation in balance
Asked for a harder set
Uses the word [denominator|coefficient|factor] correctly
Sees when two fractions are equal
Rounds sensibly before a long division
~Redid the wrong ones before I asked
Explains with [coins|blocks|pizza slices] when words are not enough
Writes the rule in {their} own words
Keeps trying different numbers until the pattern shows
Reads tables and graphs well
Mental math is quick and quiet
Made a clear key for {their} graph
Knows when to use the calculator and when not
Wrote a fair problem for the class
Sees the area model and the rule as the same thing
Reads numbers in the millions without stumbling
Turned a guess into a proof, nearly
Counts on friends for checks, not for answers
"""

GROWTH = """\
Mixed numbers
Writing the units behind the answer
Slowing down on the last [two|three] problems
The last few problems of a page on {topic}
Explaining in writing, not only out loud
Checking an answer by putting it back in
Choosing between multiply and divide in word problems
Reading all of the problem before starting
Showing the steps, even the easy ones
Simplifying at the end
Lining up decimals
Turning a story into an equation
Asking for help before the quiz, not after
Trusting the first idea a little longer
Word problems with two steps
Keeping the two sides balanced
{Topic} without the calculator
Using the model to check the rule
Seven and eight times tables
Converting between fractions and percents
Reading a graph's labels first
Starting without waiting for a partner
Subtracting a negative
Saying what the variable stands for
Writing the answer as a sentence
Dividing by a fraction
Stopping to estimate
Copying the problem correctly
Choosing a scale for the graph
Spotting what is not needed in a problem
Naming the rule that was used
Going on after the first wrong answer
Percents above one hundred
Neater columns, so the digits line up
"""

GOALS = """\
Try the area model on [two|three] problems => Both area-model problems done, the second one faster
Redo [two|three] quiz problems and write what changed => \
Quiz corrections, each with a sentence on what changed
Write the units on every answer this week => Units on every answer of the homework page
Do [five|six] problems on {topic} without the calculator => \
The problems done without a calculator, one small slip
Explain a problem on {topic} to a classmate => \
Explained it to a partner, who then solved the next one
Check each answer by putting it back into the equation => \
Checks beside each equation in the notebook
Draw a number line for [three|four] subtraction problems => Four number lines, all correct
Come to study hall once with a question on {topic} => \
Came to study hall with a question already written down
Finish the [second|last] page of the problem set => The finished problem set
Write one word problem of {their} own => \
A word problem about [bus tickets|trail mix], tricky and fair
Estimate before solving, on [four|five] problems => \
Estimates written in the margin beside each answer
Practice the sevens and eights for five minutes a day => Sevens and eights, nearly all from memory
Underline the question in every word problem => Underlined questions all through the homework
Solve one problem in two ways => One problem with a table and with an equation
Simplify every fraction at the end => Every fraction simplified
Ask one question in class about {topic} => Asked a question in class that helped three others
Make a ratio table before using the rule => Ratio tables, neat, with the rule checked against them
Bring the graph with both axes labeled => The graph with axes labeled and a title
Try the challenge problem for ten minutes => \
Got halfway into the challenge problem, with a good plan
Sort [ten|twelve] problems by what they ask before solving => \
The sorted problems, and a rule for sorting them
Make one index card for {topic} => An index card with an example in {their} own words
Correct the exit ticket and hand it in again => The corrected exit ticket
Start the homework in the last five minutes of class => Started in class two days out of three
Circle the sign before each step => Circled signs, and no sign mistakes left
Write the answer as a sentence on [three|four] problems => Answers in whole sentences
Find the mistake in [two|three] worked examples => Found every mistake in the worked examples
Do the first [four|five] problems alone, then ask => \
The first problems alone, then one good question
Bring two questions on {topic} to class => Two questions, both worth the board
Draw a picture for each fraction problem => Pictures beside the fractions, and right answers
Teach one trick for {topic} to {their} table => The table uses the trick now
Copy each problem before solving it => Problems copied, no numbers swapped
Make a key for the graph => The graph with a key
Finish [two|three] online lessons on {topic} => The lessons done, with notes
Cross out what a word problem does not need => Word problems with the extra numbers crossed out
"""
