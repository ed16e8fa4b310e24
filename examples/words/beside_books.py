"""What stands beside a reading conference: free notes, pins, what Ms. Tanaka owes."""

NOTES = """\
Read together, taking turns
Wanted to read standing up
Short one, music was next
Listened today; I read
Chose the passage on {their} own
The cushion by the shelf works best
Started a list of books to read next
Reads louder with a partner nearby
A page from the class play instead of a book
Try a book with shorter chapters next
Ready for the blue shelf
Two friends listened in; fine with everyone
Asked for more facts about the sea
Likes the whisper phone
Next time start with the page we stopped at
Needed a minute to find the book
Brought a library book
Sat on the floor by the window
Picked a page with only talking in it
We laughed at the picture and lost our place
A quiet one; the book did the talking
~Finished the book with me
Next time bring the atlas
~Wants to read the same page again next time
Read to the plant on the sill first, for practice
Chose a harder book than usual
Swapped books with a friend
"""

PINS = """\
Loves facts about the sea
Read from the left side, so that we both see the page
Likes to be listened to, not corrected at once
Wants to do the voices
Say hello first, then the book
Best on the green cushion
Chooses nonfiction
"""

OWED = """\
Find the second book of the series
Ask the library for more about octopuses
Make a copy of the page for practice
Set up a visit to the kindergarten class
Bring a book with larger print
Save the green cushion on reading days
Find a partner for chapter books
Put {their} word on the word wall
Bring a bookmark
Look for a book about bridges
Lend {them} the whisper phone
Print the poem in large letters
Find a book about trains
Ask the art teacher for clay for the book model
Put the series on one shelf
Copy the fable for the whole group
Show {them} how to find a book on the computer
Bring the big atlas
"""
