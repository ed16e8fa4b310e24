"""One small school as each family of exports would write it down: the same students for all.

Ms. Rivera (Ines, r1) has Algebra in period 1, with Mr. Chen (Bo, c1) beside her; he has Art.
Ana is in both, Cem in Algebra, and Eli in nothing.
"""

from __future__ import annotations

ONEROSTER_11 = {
    "users.csv": """\
sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password
r1,active,,true,north,teacher,rivera,,Ines,Rivera,,,rivera@x.example,,,,,hidden
c1,active,,true,north,teacher,chen,,Bo,Chen,,,chen@x.example,,,,,hidden
11,active,,true,north,student,ana,,Ana,Ng,Hidden,,ana@x.example,hidden,hidden,,07,hidden
12,active,,true,north,student,cem,,Cem,Díaz,,,,hidden,hidden,,08,hidden
13,active,,true,north,student,eli,,Eli,Vega,,,,hidden,hidden,,08,hidden
""",
    "enrollments.csv": """\
sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate
1,active,,a1,north,c1,teacher,false,,
2,active,,a1,north,r1,teacher,true,,
3,active,,a1,north,11,student,false,2026-08-17,2027-06-04
4,active,,a1,north,12,student,false,2026-08-17,2027-06-04
5,active,,b1,north,11,student,false,,
6,active,,b1,north,c1,teacher,true,,
""",
    "classes.csv": """\
sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods
a1,active,,Algebra,,m7,ALG-1,scheduled,,north,t,,,1
b1,active,,Art,,k7,ART-1,scheduled,,north,t,,,2
""",
}
ONEROSTER_12 = {
    "users.csv": """\
sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,resourceSourcedIds,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns
r1,,,true,rivera,,Ines,Rivera,,,,,,,,hidden,,,,,,north,
c1,,,true,chen,,Bo,Chen,,,,,,,,hidden,,,,,,north,
11,,,true,ana,,Ana,Ng,,,ana@x.example,hidden,hidden,,07,hidden,,,,,,north,
12,,,true,cem,,Cem,Díaz,,,,hidden,hidden,,08,hidden,,,,,,north,
13,,,true,eli,,Eli,Vega,,,,hidden,hidden,,08,hidden,,,,,,north,
""",
    "roles.csv": """\
sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId
1,,,r1,primary,teacher,,,north,
2,,,c1,primary,teacher,,,north,
3,,,11,primary,student,,,north,
4,,,12,primary,student,,,north,
5,,,13,primary,student,,,north,
""",
    "enrollments.csv": ONEROSTER_11["enrollments.csv"],
    "classes.csv": ONEROSTER_11["classes.csv"],
}
SDS_2 = {
    "users.csv": """\
sourcedId,username,givenName,familyName,password,activeDirectoryMatchId,email,phone,sms
r1,rivera,Ines,Rivera,hidden,,,,
c1,chen,Bo,Chen,hidden,,,,
11,ana,Ana,Ng,hidden,hidden,ana@x.example,hidden,hidden
12,cem,Cem,Díaz,hidden,hidden,,hidden,hidden
13,eli,Eli,Vega,hidden,hidden,,hidden,hidden
""",
    "roles.csv": """\
userSourcedId,orgSourcedId,role,sessionSourcedId,grade,isPrimary,roleStartDate,roleEndDate
r1,north,teacher,,,true,,
c1,north,teacher,,,true,,
11,north,student,,07,true,8/17/2026,6/4/2027
12,north,student,,08,true,8/17/2026,6/4/2027
13,north,student,,08,true,8/17/2026,6/4/2027
""",
    "enrollments.csv": """\
classSourcedId,userSourcedId,role
a1,r1,teacher
a1,c1,teacher
a1,11,student
a1,12,student
b1,11,student
b1,c1,teacher
""",
    "classes.csv": """\
sourcedId,orgSourcedId,title,sessionSourcedIds,courseSourcedId
a1,north,Algebra,s,m7
b1,north,Art,s,k7
""",
}
CLEVER = {
    "students.csv": """\
School_id,Student_id,Student_number,State_id,Last_name,Middle_name,First_name,Gender,Dob,Grade,Race,Hispanic_Latino,Ell_status,Student_zip,Student_email,Contact_name,Contact_type,Contact_phone,Contact_email,Username,Password
north,11,9011,hidden,Ng,Hidden,Ana,hidden,hidden,07,hidden,hidden,hidden,hidden,ana@x.example,hidden,hidden,hidden,hidden,ana,hidden
north,12,9012,hidden,Díaz,,Cem,hidden,hidden,08,hidden,hidden,hidden,hidden,,hidden,hidden,hidden,hidden,cem,hidden
north,13,9013,hidden,Vega,,Eli,hidden,hidden,08,hidden,hidden,hidden,hidden,,hidden,hidden,hidden,hidden,eli,hidden
""",
    "enrollments.csv": "School_id,Student_id,Section_id\nnorth,11,a1\nnorth,12,a1\nnorth,11,b1\n",
    "sections.csv": """\
School_id,Section_id,Teacher_id,Teacher_2_id,Teacher_3_id,Teacher_4_id,Name,Grade,Course_name,Course_number,Period,Term_name,Term_start,Term_end
north,a1,r1,c1,,,Algebra,07,Mathematics 7,m7,1,Fall,08/17/2026,06/04/2027
north,b1,c1,,,,Art,07,Art 7,k7,2,Fall,08/17/2026,06/04/2027
""",
    "teachers.csv": """\
School_id,Teacher_id,Teacher_number,State_teacher_id,Teacher_email,First_name,Middle_name,Last_name,Title,Username,Password
north,r1,,hidden,rivera@x.example,Ines,,Rivera,,rivera,hidden
north,c1,,hidden,chen@x.example,Bo,,Chen,,chen,hidden
""",
}
SDS_1 = {
    "Student.csv": """\
SIS ID,School SIS ID,First Name,Last Name,Username,Password,State ID,Secondary Email,Student Number,Middle Name,Grade,Status,Birthdate,Graduation Year
11,north,Ana,Ng,ana,hidden,hidden,hidden,,Hidden,07,Active,hidden,hidden
12,north,Cem,Díaz,cem,hidden,hidden,hidden,,,08,Active,hidden,hidden
13,north,Eli,Vega,eli,hidden,hidden,hidden,,,08,Active,hidden,hidden
""",  # noqa: E501
    "Teacher.csv": """\
SIS ID,School SIS ID,First Name,Last Name,Username,Password,State ID,Teacher Number,Status
r1,north,Ines,Rivera,rivera,hidden,hidden,,Active
c1,north,Bo,Chen,chen,hidden,hidden,,Active
""",
    "Section.csv": """\
SIS ID,School SIS ID,Section Name,Section Number,Term SIS ID,Term Name,Term StartDate,Term EndDate,Course SIS ID,Course Name,Course Number,Course Description,Course Subject,Periods,Status
a1,north,Algebra,ALG-1,t,Fall,8/17/2026,6/4/2027,,Mathematics 7,m7,,,1,
b1,north,Art,ART-1,t,Fall,8/17/2026,6/4/2027,,Art 7,k7,,,2,
""",  # noqa: E501
    "StudentEnrollment.csv": "Section SIS ID,SIS ID\na1,11\na1,12\nb1,11\n",
    "TeacherRoster.csv": "Section SIS ID,SIS ID\na1,r1\na1,c1\nb1,c1\n",
}
CANVAS = {
    "users.csv": """\
user_id,login_id,authentication_provider_id,password,first_name,last_name,short_name,email,status
r1,rivera,,hidden,Ines,Rivera,,rivera@x.example,active
c1,chen,,hidden,Bo,Chen,,chen@x.example,active
11,ana,,hidden,Ana,Ng,,ana@x.example,active
12,cem,,hidden,Cem,Díaz,,,active
13,eli,,hidden,Eli,Vega,,,active
""",
    "enrollments.csv": """\
course_id,user_id,role,section_id,status
m7,r1,teacher,a1,active
m7,c1,ta,a1,active
m7,11,student,a1,active
m7,12,student,a1,active
k7,c1,teacher,b1,active
k7,11,student,b1,active
h7,13,student,,active
""",
    "sections.csv": "section_id,course_id,name,status,start_date,end_date\n"
    "a1,m7,Algebra,active,,\nb1,k7,Art,active,,\n",
    "courses.csv": "course_id,short_name,long_name,account_id,term_id,status\n"
    "m7,MATH 7,Mathematics 7,,,active\nk7,ART 7,Art 7,,,active\nh7,HR,Homeroom,,,active\n",
}
SCHOOLOGY = {
    "users.csv": """\
school_uid,name_display,name_first,name_last,role,additional_info
r1,,Ines,Rivera,Teacher,hidden
c1,,Bo,Chen,Teacher,hidden
11,,Ana,Ng,Student,hidden
12,,Cem,Díaz,Student,hidden
13,,Eli,Vega,Student,hidden
""",
    "enrollments.csv": """\
Course Code,Section School Code,User Unique ID,Enrollment Type
m7,a1,r1,1
m7,a1,c1,Admin
m7,a1,11,2
m7,a1,12,Member
k7,b1,11,2
k7,b1,c1,1
""",
    "courses.csv": """\
Course Name,Course Code,Section Name,Section School Code
Algebra,m7,,a1
Art,k7,,b1
""",
}

# system, files
FAMILIES = {
    "OneRoster 1.1": ("OneRoster", ONEROSTER_11),
    "OneRoster 1.2": ("OneRoster", ONEROSTER_12),
    "Microsoft SDS 2.1": ("OneRoster", SDS_2),
    "Clever": ("Clever", CLEVER),
    "Microsoft SDS 1": ("Microsoft SDS", SDS_1),
    "Canvas": ("Canvas", CANVAS),
    "Schoology": ("Schoology", SCHOOLOGY),
}
# Schoology gives a section without a name its code; who tells no grade has none.
TITLES = {"Schoology": ("Algebra: a1", "Art: b1")}
WITHOUT_GRADES = ("Canvas", "Schoology")
