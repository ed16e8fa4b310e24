"""Which system an export comes from, told by its header.

The names of columns are one table for all (columns.py), since few systems give a name a meaning
of their own. A family here is its signs, and the columns that do not mean what they say.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from oneonone.formats.rosters.columns import bare
from oneonone.formats.sheets.spelling import fold


class Family(NamedTuple):
    """A kind of export. All headers of one of the ``signs`` tell it; ``not_kept`` misleads."""

    system: str
    signs: tuple[str, ...]
    not_kept: frozenset[str] = frozenset()

    def recognise(self, header: Sequence[str]) -> bool:
        """Whether a file with this header comes from this system."""
        found = {fold(cell) for cell in header} | {bare(cell) for cell in header}
        return any(found.issuperset(sign.split()) for sign in self.signs)


SPREADSHEET = Family("a spreadsheet", ())

# The first that recognises a header has it: the surer signs stand above.
FAMILIES = (
    Family(
        "oneonone roster", ("id name groups adult", "id name tier cadence", "id name joined left")
    ),
    Family("OneRoster", ("sourcedid givenname", "sourcedid familyname")),
    Family("Clever", ("schoolid studentid lastname", "studentid stateid ellstatus")),
    Family("Microsoft SDS", ("sisid schoolsisid",)),
    Family(
        "Canvas gradebook",
        ("student id section", "student sisloginid", "student sisuserid"),
        # Whatever an assignment is called, these columns hold points.
        not_kept=frozenset({"grade", "grades", "currentgrade"}),
    ),
    Family("Canvas", ("userid loginid shortname", "userid loginid status", "userid sortablename")),
    # Its Grade is the mark of one piece of work, not the year a student is in.
    Family("Google Classroom", ("assignmentstate",), not_kept=frozenset({"grade"})),
    Family("Google Admin", ("emailaddress lastsignin", "emailaddress orgunitpath")),
    Family(
        "Infinite Campus",
        ("studentstudentnumber", "studentlastname studentfirstname studentstateid"),
    ),
    Family(
        "PowerSchool", ("lastfirst studentnumber", "lastfirst classof", "studentnumber homeroom")
    ),
    Family("PowerSchool", ("studentnumber enrollstatus", "studentnumber gradelevel lastname")),
    Family("Schoology", ("schooluid", "namedisplay namefirst")),
    Family(
        "Moodle",
        ("surname idnumber", "lastname idnumber emailaddress", "fullname maximumgrade"),
        not_kept=frozenset({"grade", "status"}),
    ),
    Family("Gradescope", ("sid sectionname", "firstname lastname sid", "name sid totalscore")),
    Family("RosarioSIS", ("name surname account", "name surname pin")),
    Family("eGrades", ("studentid finalassignedegrade",)),
    Family("Synergy", ("permid",)),
)


def family_of(header: Sequence[str]) -> Family:
    """The family that recognises a header, or else a spreadsheet somebody made."""
    return next((family for family in FAMILIES if family.recognise(header)), SPREADSHEET)
