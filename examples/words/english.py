"""What is said about reading and writing. ``[a|b]`` is a choice, ``{word}`` is filled in."""

TOPICS = """\
the personal narrative
the opinion essay
the character paragraph
the poetry response
the book review
the article on school news
the memoir
the theme paragraph
the compare-and-contrast essay
the mystery story
"""

EVIDENCE = """\
Draft [one|two] of {topic}
The opening of {topic}
Reading log, the last [two|three] weeks
Annotations on the short story, page [2|3]
The revision checklist for {topic}
{Their} vocabulary notebook
A body paragraph, read aloud
The peer comments on {topic}
Sticky notes in The Call of the Wild
The outline for {topic}
The exit slip on inference
Two sentences from {topic}, before and after
The conclusion, which gave trouble
Notes from the book club
The rubric beside {topic}
A poem {they} copied out and marked up
The storyboard for the narrative
The graphic organizer for chapters [3 and 4|5 and 6]
The quotation {they} picked, and why
Pages [12 to 15|30 to 34] of the independent book
The discussion notes from the Socratic circle
The spelling of the final draft
A letter to the author, first version
The title list for independent reading
The first page of the new book
A list of possible titles
The dialogue in {topic}, pencil marks and all
Three sentences, and where the commas go
The reading log beside the book itself
The feedback letter from {their} partner
A stanza, typed and cut into strips
"""

STRENGTH = """\
Starts in the middle of the action
Picks quotations that really prove the point
Reads with expression, even aloud to me
Cut a whole paragraph because it did not belong
Dialogue sounds like real people
Gives a partner comments that help
Infers from small details in the text
Strong verbs all over {topic}
Rereads when a sentence stops making sense
Has a clear opinion and says it in the first line
Notices how the author slows time down
Keeps the reading log without being reminded
~Uses commas in a list correctly now
Finds the theme without calling it a moral
Asks what the character wants
Writes more than a page without stopping
Transitions carry the reader along
~Took the peer comments seriously
Chose a harder book and is staying with it
Speaks up in book club when it matters
~Can say what changed between drafts, and why
Builds on what others said in the discussion
A voice of {their} own in {topic}
Vocabulary from class shows up in {their} writing
Quotes, then explains; both parts are there
Listens to how a sentence sounds
Chose a title that makes people want to read
Puts proof before opinion
Found the word that was missing
Reads the comments and asks about them
Describes places so that we can see them
Knows when a sentence is too long
~Finished [one|two] books since we last met
Makes connections between books
Spelling is nearly free of errors
Asks {their} partner the right question
Takes risks in poetry
Quotes from memory now
Endings land softly and well
Reads the room before reading the poem
Hears rhythm
Rewrote the first line [four|five] times, on purpose
Knows {their} characters better than the reader does
Finds humor in the text
"""

GROWTH = """\
Ending {topic} without "and that is why"
Explaining the quotation, not only naming it
Paragraph breaks
Reading past the first [ten|fifteen] pages before giving up
Speaking once in every discussion
Varying how sentences begin
Planning before writing
Commas after introductory words
Showing a feeling instead of telling it
Going back to the text for proof
Spelling words with double letters
One idea in each paragraph
Reading the comments before the next draft
Slowing down when reading aloud
Keeping the tense the same
Choosing a quotation that is short enough
Capital letters in titles
Asking questions while reading
Cutting what repeats
A topic sentence that says something
Looking at the rubric halfway, not at the end
Writing for more than one sitting
Getting from summary to thinking
Trusting {their} own opinion
A first sentence that is not a question
Turning notes into paragraphs
Knowing who is speaking in dialogue
Telling theme from topic
Handing the draft to someone else to read
Stronger verbs instead of very
Choosing books that are neither too easy nor too hard
Sticking with one point of view
Citing the page
"""

GOALS = """\
Read [two|three] chapters and mark one question => \
Two chapters read, and a question worth a discussion
Rewrite the opening of {topic} in two ways => Two openings; we both like the second
Add one explanation after each quotation => An explanation after each quotation
Read [fifteen|twenty] minutes on four days => Reading log filled in on four days
Speak once in the next discussion => Spoke twice in the discussion, once to disagree kindly
Find three strong verbs for {topic} => Three new verbs, all better than "went"
Cut one paragraph down by half => The shorter paragraph, and nothing is missing
Finish the draft of {topic} => A finished draft, a page and a half
Mark every place where a new paragraph should start => Paragraph breaks in the right places
Write the ending of {topic} first => The ending, written first and kept
Bring the book every day this week => Had the book along every day
Ask a partner one question about {topic} => A partner's answer written beside the draft
Collect [five|six] words from the book and use two => Word list with two of them used in a sentence
Read the draft aloud and fix what sounds wrong => Draft with pencil marks from reading it aloud
Write a topic sentence for each paragraph => Topic sentences that say something
Choose the next book from the classroom shelf => A new book, forty pages in already
Put the rubric beside the draft and mark one row => \
The rubric row marked, and the draft changed to match
Turn two "told" feelings into "shown" ones => Clenched hands instead of "he was angry"
Fix the tense in the second half => Past tense all the way through
Write [three|four] sticky notes while reading => Sticky notes with questions, not summaries
Summarize the article in five sentences => A five-sentence summary with the main idea first
Practice reading one page aloud, slowly => Read the page aloud, slowly and clearly
Begin three sentences in a row differently => Sentence beginnings all different
Hand in {topic} with the checklist done => Checklist complete and clipped to the draft
Replace five weak verbs in {topic} => Five better verbs, all in use
Try a first line without a question in it => A first line with a slammed door in it
Write dialogue for half a page => Half a page of dialogue, no one named twice
Copy one sentence {they} admired and imitate it => The copied sentence and a fine imitation
Cite the page after every quotation => Page numbers after every quotation
Finish the book and tell me the ending => Told me the ending, and what {they} would change
Write for ten minutes without stopping => A full page, written in ten minutes
Give [two|three] comments on a partner's draft => Comments that the partner used
Look up [three|four] words instead of skipping them => The words, with meanings in pencil
Read one poem aloud to {their} group => Read the poem twice, because the group asked
Choose one paragraph and make it longer => A paragraph twice as long, and better
"""
