"""What the columns of an export are called, and which may be kept: the allow-list."""

from __future__ import annotations

from enum import StrEnum

from oneonone.formats.sheets.spelling import fold, words


class Meaning(StrEnum):
    """What a column holds, as far as a roster has a use for it."""

    ID = "id"
    NAME = "name"
    FIRST = "first"
    LAST = "last"
    MIDDLE = "middle"
    PARTICLE = "particle"
    SUFFIX = "suffix"
    PREFERRED = "preferred"
    PREFERRED_LAST = "preferred last"
    PRONOUNS = "pronouns"
    GRADE = "grade"
    GROUP = "group"
    GROUP_CODE = "group code"
    TEACHER = "teacher"
    EMAIL = "email"
    ROLE = "role"
    STATUS = "status"
    LEFT = "left"


# Read to decide about a row or to write a name; a column of any other meaning is kept.
NOT_KEPT = frozenset({Meaning.MIDDLE, Meaning.ROLE, Meaning.STATUS, Meaning.LEFT})

# Each header folded (spelling.fold), the best first: where an export has two columns of a
# meaning, the earlier word wins. For ID this is the order of identity (FIELD.md 3).
_WORDS: dict[Meaning, str] = {
    Meaning.ID: """
        sourcedid studentid studentsid studentnumber sisuserid sisid id schooluid uniqueid
        idnumber sid studentno studentnum stuid stunum pupilid pupilnumber learnerid localid
        localstudentid permid permnumber perm account accountnumber accountno admissionnumber
        admissionno admno rosternumber identifier schulernummer schuelernummer schulerid
        schuelerid matrikelnummer matricule numeroetudiant idalumno matricula idaluno
        leerlingnummer stamnummer employeeid userid user netid loginid sislogin sisloginid login
        username""",
    Meaning.NAME: """
        name student studentname fullname lastfirst lastnamefirstname lastnamefirst
        firstlast firstnamelastname firstandlastname nameofstudent studentfullname pupil pupilname
        learner learnername sortablename students names
        schuler schueler schulername schuelername schulerin eleve nomcomplet nometprenom
        nomprenom nomdeleleve alumno alumna estudiante nombrecompleto nombreyapellidos
        apellidosynombre apellidosynombres apellidosnombre nome aluno aluna nomecompleto
        nomedoaluno alunno alunna studente cognomeenome nomeecognome leerling leerlingnaam
        naam nombre nombres nom volledigenaam""",
    Meaning.FIRST: """
        firstname givenname first given forename namefirst studentfirstname legalfirstname
        firstnames forenames legalfirst fname vorname vornamen prenom prenoms voornaam roepnaam
        primeironome primernombre""",
    Meaning.LAST: """
        lastname familyname surname last namelast family studentlastname legallastname lname
        legallast studentsurname nachname familienname zuname nomdefamille apellidos apellido
        primerapellido apelido apelidos sobrenome cognome achternaam""",
    Meaning.MIDDLE: """
        middlename middle middleinitial middlenames mi studentmiddlename preferredmiddlename
        legalmiddlename""",
    Meaning.PARTICLE: "tussenvoegsel tussenvoegsels voorvoegsel voorvoegsels namensvorsatz",
    Meaning.SUFFIX: "suffix namesuffix generation generationcode generationqualifier",
    Meaning.PREFERRED: """
        preferredgivenname preferredfirstname preferredname preferred preferredfirst chosenname
        chosenfirstname shortname nickname goesby knownas callname calledby display displayname
        namedisplay studentpreferredname prefname rufname spitzname prenomusuel prenomdusage
        surnom apodo nombrepreferido nomesocial""",
    Meaning.PREFERRED_LAST: "preferredfamilyname preferredlastname preferredsurname",
    Meaning.PRONOUNS: "pronouns pronoun studentpronouns preferredpronouns pronomen pronoms",
    Meaning.GRADE: """
        gradelevel grade grades currentgrade studentgrade studentgradelevel yearlevel yeargroup
        schoolyeargroup jahrgang jahrgangsstufe klassenstufe stufe niveau grado nivel serie ano
        leerjaar""",
    Meaning.GROUP: """
        group groups section sections sectionname homeroom homeroomname hr period periods class
        classes classname classroom course coursename coursetitle courseperiod coursesection
        coursesectioncoursename advisory advisorygroup tutorgroup tutorial form formgroup
        registrationgroup reggroup block hour klasse klassen gruppe gruppen lerngruppe kurs classe
        classes groupe groupes division grupo grupos curso turma turmas gruppo sezione klas groep
        team house set cohort""",
    Meaning.GROUP_CODE: """
        sectionid sectionnumber classid classcode classsourcedid courseid coursenumber coursecode
        homeroomid""",
    Meaning.TEACHER: """
        teacher teachers teachername homeroomteacher adult adults instructor instructors
        advisor adviser advisorname tutor formtutor teacherdisplay teacherfullname
        coursesectionteacherdisplay teacherlastname hrteacher classteacher lehrer lehrerin
        lehrkraft klassenlehrer klassenlehrerin klassenleitung enseignant professeur
        professeurprincipal profesor profesora docente maestro maestra professor professora
        insegnante leraar docent mentor""",
    Meaning.EMAIL: """
        studentemail email emailaddress studentemailaddress schoolemail primaryemail
        schoolemailaddress mail emailadresse mailadresse courriel adressemail adresseemail correo
        correoelectronico emailadres studentmail useremail""",
    Meaning.ROLE: "role roles usertype usertypes persontype roletype rolle",
    Meaning.STATUS: """
        enrollstatus enrollmentstatus enrolmentstatus studentstatus status accountstatus
        userstatus workflowstate isactive active""",
    Meaning.LEFT: "left",
}

_MEANINGS: dict[str, Meaning] = {}
for _meaning, _spellings in _WORDS.items():
    for _spelling in _spellings.split():
        _MEANINGS.setdefault(_spelling, _meaning)

_RANKS = {
    meaning: {spelling: rank for rank, spelling in enumerate(spellings.split())}
    for meaning, spellings in _WORDS.items()
}

# Infinite Campus writes paths: student.lastName, but also teacher.lastName, school.name.
_OF_STUDENT = frozenset({"student", "students", "person", "individual", "user", "pupil", "learner"})
_OF_CLASS = ("course", "section", "class", "homeroom", "roster", "schedule", "enrollment")
_MAY_BE_OF_CLASS = frozenset(
    {Meaning.GROUP, Meaning.GROUP_CODE, Meaning.TEACHER, Meaning.GRADE, Meaning.STATUS}
)


def bare(header: str) -> str:
    """The folded header by which a column is known: for a path, its last part if that is known."""
    whole = fold(header)
    owner, dot, last = header.rpartition(".")
    if whole in _MEANINGS or not dot:
        return whole
    known, whose = _MEANINGS.get(fold(last)), fold(owner)
    of_student = whose in _OF_STUDENT
    of_class = whose.startswith(_OF_CLASS) and known in _MAY_BE_OF_CLASS
    return fold(last) if known and (of_student or of_class) else whole


def meaning_of(header: str) -> Meaning | None:
    """What a column of this header holds; None where a roster has no use for it."""
    return _MEANINGS.get(bare(header))


def rank(header: str, meaning: Meaning) -> int:
    """How well a header fits its meaning beside others of that meaning: 0 is best."""
    return _RANKS[meaning].get(bare(header), len(_RANKS[meaning]))


_SENSITIVE_WORDS = frozenset(
    """password passwort pwd pin dob birth birthdate birthday birthplace born race ethnic ethnicity
    hispanic latino sex gender ell lep esl eal elp iep sped ehcp sen lunch meal meals frl frpl fsm
    address street city zip postcode plz phone telephone tel mobile cell sms fax contact contacts
    parent parents guardian guardians mother father emergency family household sibling siblings
    ssn medical health allergy allergies medication diagnosis religion religious nationality
    citizenship immigrant migrant homeless foster economic disadvantaged disability disabilities
    504 discipline suspensions language demographics custody counselor notes comments comment
    asylum refugee military gifted income poverty photo picture""".split()
)
_SENSITIVE_PARTS = (
    *("password", "passwor", "birth", "geburt", "naissance", "nacimiento", "nascimento"),
    *(
        "nascita",
        "geboorte",
        "hispanic",
        "latino",
        "ethnic",
        "gender",
        "geschlecht",
        "sexe",
        "sexo",
    ),
    *("lunch", "englishlearner", "limitedenglish", "specialed", "disab", "handicap"),
    *("address", "adresse", "direccion", "endereco", "indirizzo", "strasse", "postal", "zipcode"),
    *("phone", "telefon", "telefono", "handy", "mobile", "contact", "parent", "guardian", "eltern"),
    *("mother", "father", "emergency", "socialsecurity", "medical", "health", "allerg", "religion"),
    *("konfession", "staatsangeh", "nationalit", "migrant", "homeless", "stateid", "ssid"),
    *("americanindian", "asian", "black", "african", "pacificislander", "white", "upn"),
)


def is_sensitive(header: str) -> bool:
    """Whether a column should not be kept here at all; any other is only of no use."""
    folded = fold(header)
    return not _SENSITIVE_WORDS.isdisjoint(words(header)) or any(
        part in folded for part in _SENSITIVE_PARTS
    )
