"""Everyone in the examples, all of them invented: ``name|pronouns|preferred name``."""

GRADE_7 = """\
Noah Silva|he/him
Amara Okafor|she/her
María Gómez|she/her
Maria Garcia|she/her
Sofia Marín|she/her
Wei Chen|he/him
Aaliyah Washington|she/her
Leo Petrov|he/him
Yuki Tanaka|she/her
Priya Raghavan|she/her
Mateo Hernández|he/him
Fatima al-Rashid|she/her
Siobhán O'Brien|she/her
Kwame Mensah|he/him
Linh Nguyễn|she/her
Ethan Kowalski|he/him
Zainab Yusuf|she/her
Diego Morales|he/him
Hana Kim|she/her
Tomás O'Connor|he/him
Chloe Bennett|she/her
Darius Coleman|he/him
Ines Figueiredo|she/her
Omar Haddad|he/him
Grace Adeyemi|she/her
Lucas Almeida|he/him
Anh Thư Phạm|she/her|Thư
Samuel Goldberg|he/him|Sam
Nevaeh Jackson|she/her
Rohan Mehta|he/him
Elena Popescu|she/her
Caleb Yellowhorse|he/him
Mei-Ling Zhao|she/her
Jordan Ellis|they/them
Isabella Rossi|she/her
Abdi Warsame|he/him
Camila Torres|she/her
Finn Gallagher|he/him
Ngozi Eze|she/her
Håkon Lindqvist|he/him
Salma Benali|she/her
Xavier Dupont|he/him
Kiana Kealoha|she/her
Arjun Nair|he/him
Zoë Papadakis|she/her
Malik Thompson|he/him
Valentina Ruiz|she/her
Emre Yıldız|he/him
Tala Santos|she/her
Benjamin Clarke|he/him|Ben
Nia Robinson|she/her
Andrej Novák|he/him
Lupita Vargas|she/her
Josiah Freeman|he/him
Aisha Rahman|she/her
River Donovan|they/them
Thiago Barbosa|he/him
Naledi Dlamini|she/her
Patrick Kamau|he/him
Ximena Castillo|she/her
Daniel Abebe|he/him
Freya Sørensen|she/her
Hassan Farooqi|he/him
Ruby Whitehorse|she/her
Minh Trần|he/him
Gabriela Núñez|she/her|Gabi
Isaiah Brown|he/him
Anika Sharma|she/her
Jean-Luc Baptiste|he/him
Leilani Akana|she/her
Aleksander Wójcik|he/him|Olek
Destiny Harris|she/her
Karim Mansour|he/him
Saoirse Doyle|she/her
Emilio Fuentes|he/him
Thandiwe Nkosi|she/her
Oliver Schmidt|he/him
Noor Siddiqui|she/her
Andre Baptiste|he/him
Jia-Hui Lin|she/her
Marcus Greene|he/him
Pilar Escobar|she/her
Viktor Horvat|he/him
Mariam Diallo|she/her
Cody Begay|he/him
Lucía Mendoza|she/her
Taniela Tupou|he/him
Ada Olsen|she/her
Kofi Asante|he/him
Beatriz Carvalho|she/her|Bia
Elijah Scott|he/him
Suki Watanabe|she/her
Rafael Ortega|he/him
Hoa Lê|she/her
Miles Carter|he/him
Parisa Karimi|she/her
Jonah Weiss|he/him
Imani Brooks|she/her
Stefan Ionescu|he/him
Alejandra Peña|she/her
Tyrese Walker|he/him
Greta Hoffmann|she/her
Bilal Chaudhry|he/him
Sage McAllister|they/them
Eun-ji Park|she/her
Nikolai Sokolov|he/him
Esperanza Delgado|she/her
Hugo Lefèvre|he/him
Wanjiru Mwangi|she/her
"""

GRADE_3 = """\
Abigail Foster|she/her
Yusuf Demir|he/him
Luz Herrera|she/her
Theo Anagnos|he/him
Chidi Nwosu|he/him
Maeve Kelleher|she/her
Kavya Iyer|she/her
Santiago Ríos|he/him|Santi
Hyun-woo Choi|he/him
Zara Malik|she/her
Owen Tsosie|he/him
Penelope Grant|she/her|Nell
Ibrahim Sow|he/him
Lucie Tremblay|she/her
Devon Marshall|he/him
Mai Vang|she/her
Joaquín Salas|he/him
Ayana Tesfaye|she/her
Henrik Dahl|he/him
Rosa Quispe|she/her
Elliot Price|they/them
Samira Noori|she/her
Keoni Palakiko|he/him
Bronwyn Jones|she/her
"""

ADVISEES = """\
Alicia Moreno|she/her
Tobias Lund|he/him
Keisha Daniels|she/her
Ravi Subramanian|he/him
Nora Fitzgerald|she/her
Jesús Ibarra|he/him
Maya Cohen|she/her
Desmond Osei|he/him
Thuy-Linh Đặng|she/her|Linh
Alex Romero|they/them
Hamza Qureshi|he/him
Clara Johansson|she/her
Trevon Mitchell|he/him
Ioana Radu|she/her
"""

STAFF = """\
Denise Fontaine|she/her|Math
Paul Nakamura|he/him|Math
Yolanda Pierce|she/her|Math;Grade 8 team
Graham Sutherland|he/him|Science
Leticia Camacho|she/her|Science;Grade 6 team
Ahmed Bakr|he/him|Science;Grade 8 team
Rosemary Achebe|she/her|English
Julian Weber|he/him|English;Grade 6 team
Kathleen O'Shea|she/her|English;Grade 8 team
Tariq Hussein|he/him|Social studies
Bridget Larsen|she/her|Social studies;Grade 6 team
Manuel Espinoza|he/him|Arts
Hye-jin Seo|she/her|Arts
Curtis Bell|he/him|PE
Sandrine Mbeki|she/her|Languages
Victor Andrade|he/him|Languages;Grade 6 team
Joy Pettigrew|she/her|Library
Lionel Greenwood|he/him|Office
"""
