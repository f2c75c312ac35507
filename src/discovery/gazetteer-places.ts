/** Cities, provinces, world regions and organisations of the news, and names that only look like places. Our own lists. */

/** Big or newsworthy cities besides the capitals, by country. `~` as in `countryTable`. */
export const cityTable = `
AE|Sharjah
AF|Kandahar;Herat;Mazar-i-Sharif;Jalalabad
AR|Rosario~;Mendoza~
AT|Salzburg;Innsbruck;Graz
AU|Sydney~;Melbourne;Brisbane;Perth;Adelaide~;Hobart;Darwin~
BD|Chittagong;Cox's Bazar
BE|Brussels;Antwerp;Ghent;Liege;Liège;Bruges
BO|Santa Cruz de la Sierra;Cochabamba
BR|Sao Paulo;São Paulo;Rio de Janeiro;Salvador de Bahia;Recife;Belo Horizonte;Porto Alegre;Manaus;Curitiba;Belem;Belém
CA|Toronto;Montreal;Vancouver;Calgary;Edmonton;Winnipeg;Quebec City;Halifax
CD|Goma;Lubumbashi;Bukavu
CH|Geneva;Zurich;Zürich;Basel;Lausanne;Davos;Lugano
CI|Bouake
CL|Valparaiso;Valparaíso
CM|Douala
CN|Shanghai;Guangzhou;Shenzhen;Chongqing;Tianjin;Wuhan;Chengdu;Nanjing;Xi'an;Hangzhou;Harbin;Urumqi;Lhasa;Canton;Dalian;Qingdao
CO|Medellin;Medellín;Cali
CU|Guantanamo;Santiago de Cuba
CZ|Brno;Ostrava
DE|Hamburg;Munich;Frankfurt;Cologne;Stuttgart;Duesseldorf;Düsseldorf;Leipzig;Dresden;Hanover;Hannover;Bremen;Dortmund;Nuremberg;Bayreuth;Karlsruhe
DK|Aarhus
DZ|Oran
EC|Guayaquil
EG|Alexandria~;Suez;Sharm el-Sheikh;Port Said
ES|Barcelona;Valencia;Seville;Bilbao;Malaga;Zaragoza;Palma de Mallorca;San Sebastian
ET|Mekele;Mekelle
FI|Tampere;Turku
FR|Marseille;Marseilles;Lyon;Lyons;Toulouse;Bordeaux;Lille;Strasbourg;Nantes;Cannes;Rennes;Grenoble;Montpellier;Versailles;Calais;Roland Garros;Nanterre
GB|Manchester;Liverpool;Birmingham;Edinburgh;Glasgow;Belfast;Cardiff;Leeds;Bristol;Sheffield;Newcastle;Nottingham;Southampton;Oxford;Aberdeen;Wimbledon
GH|Kumasi
GR|Thessaloniki;Salonika;Piraeus;Lesbos
HR|Split, Croatia;Dubrovnik
HT|Cap-Haitien
ID|Surabaya;Bandung;Medan;Bali;Denpasar;Makassar
IE|Limerick;Galway
IL|Haifa;Eilat;Beersheba;Ashkelon;Netanya
IN|Mumbai;Bombay;Kolkata;Calcutta;Chennai;Madras;Bangalore;Bengaluru;Hyderabad;Ahmedabad;Pune;Jaipur;Lucknow;Srinagar;Varanasi;Goa
IQ|Basra;Mosul;Kirkuk;Arbil;Erbil;Fallujah;Najaf;Karbala;Tikrit
IR|Isfahan;Shiraz;Mashhad;Tabriz;Qom;Bushehr;Natanz
IT|Milan;Naples;Turin;Venice;Florence~;Genoa;Bologna;Palermo;Verona;Lampedusa;Trieste
JP|Osaka;Kyoto;Yokohama;Nagoya;Hiroshima;Nagasaki;Fukushima;Sapporo;Kobe~;Fukuoka
KE|Mombasa;Kisumu;Eldoret
KH|Siem Reap
KR|Busan;Incheon;Pyeongchang;Daegu
KZ|Baikonur
LB|Sidon;Tyre
LK|Jaffna;Kandy
LY|Misrata;Sirte;Tobruk;Derna
MA|Marrakesh;Marrakech;Fez;Tangier;Agadir
ML|Timbuktu;Gao;Mopti
MM|Mandalay
MX|Guadalajara;Monterrey;Tijuana;Ciudad Juarez;Ciudad Juárez;Cancun;Cancún;Acapulco;Puebla;Veracruz
MY|Penang;Johor Bahru
NE|Agadez
NG|Kano;Ibadan;Maiduguri;Port Harcourt;Kaduna
NL|Rotterdam;Utrecht;Eindhoven
NO|Bergen;Trondheim
NZ|Auckland;Christchurch
PH|Davao;Cebu;Marawi;Zamboanga
PK|Karachi;Lahore;Peshawar;Quetta;Rawalpindi;Multan;Faisalabad;Abbottabad
PL|Krakow;Kraków;Gdansk;Gdańsk;Lodz;Łódź;Wroclaw;Poznan
PS|Khan Yunis;Khan Younis;Rafah;Hebron;Nablus;Jenin;Bethlehem
PT|Porto
RO|Timisoara;Cluj
RS|Novi Sad;Nis
RU|St. Petersburg;St Petersburg;Saint Petersburg;Leningrad;Vladivostok;Novosibirsk;Sochi;Kazan;Yekaterinburg;Volgograd;Grozny;Belgorod;Rostov-on-Don;Murmansk
SA|Mecca;Medina;Dhahran;Jiddah
SD|El Fasher;Omdurman;Port Sudan
SE|Gothenburg;Malmo;Malmö;Uppsala
SO|Kismayo;Hargeisa
SY|Aleppo;Homs;Raqa;Raqqa;Idlib;Palmyra;Daraa;Kobane
TH|Chiang Mai;Phuket;Pattaya
TN|Sousse;Sfax
TR|Istanbul;Izmir;Antalya;Diyarbakir;Gaziantep
TW|Kaohsiung
TZ|Arusha
UA|Odessa;Odesa;Kharkiv;Kharkov;Lviv;Mariupol;Donetsk;Lugansk;Luhansk;Kherson;Zaporizhzhia;Bakhmut;Dnipro;Chernobyl;Sevastopol
US|New York;New York City;Los Angeles;Chicago;Houston~;Boston;San Francisco;Philadelphia;Dallas;Miami;Atlanta;Atlanta, Georgia;Seattle;Detroit;Denver;Las Vegas;San Diego;Phoenix;Minneapolis;Cleveland~;Pittsburgh;St. Louis;St Louis;New Orleans;Baltimore;Nashville;Portland;Sacramento;Salt Lake City;Hollywood;Silicon Valley;Manhattan;Brooklyn~;Cincinnati;Milwaukee;Kansas City;Indianapolis;Memphis;Ferguson, Missouri;Cape Canaveral;Palo Alto;Honolulu;San Antonio;Fort Worth;Cupertino;Mar-a-Lago
UZ|Samarkand
VE|Maracaibo
VN|Ho Chi Minh City;Saigon;Danang;Da Nang
YE|Hodeida;Taez;Taiz;Marib
ZA|Johannesburg;Durban;Soweto;Port Elizabeth
ZW|Bulawayo
`

/** Provinces, states and regions that lie in one country and count for it. */
export const provinceTable = `
AU|New South Wales;Queensland;Tasmania;Northern Territory
BE|Flanders;Wallonia
CA|Ontario;Quebec;Québec;British Columbia;Alberta;Nova Scotia;Manitoba;Saskatchewan;Newfoundland
CN|Tibet;Tibetan;Xinjiang;Uighur;Uyghur;Sichuan;Guangdong;Inner Mongolia;Yunnan;Hubei
DE|Bavaria;Saxony;Hesse;Thuringia;Brandenburg;North Rhine-Westphalia;Baden-Wuerttemberg
ES|Catalonia;Catalan;Basque Country;Andalusia;Canary Islands;Galicia;Tenerife;Majorca
FR|Corsica;Brittany;Normandy;Provence;Alsace;Riviera
GR|Crete
ID|Aceh;Papua;Java;Sumatra;Sulawesi;Borneo;Lombok
IN|Kashmir;Punjab;Gujarat;Kerala;Tamil Nadu;Uttar Pradesh;Assam;Bihar;Rajasthan;Maharashtra;West Bengal;Manipur
IQ|Iraqi Kurdistan
IT|Sicily;Sardinia;Tuscany;Lombardy
JP|Okinawa;Hokkaido
MM|Rakhine;Rohingya;Shan State
MX|Chiapas;Oaxaca;Sinaloa
NG|Borno;Biafra
PH|Mindanao;Luzon
PK|Balochistan;Baluchistan;Khyber Pakhtunkhwa;Waziristan;Sindh
PT|Azores;Madeira
RU|Siberia;Siberian;Chechnya;Chechen;Dagestan;Kamchatka;Kaliningrad;Urals
SD|Darfur
ET|Tigray;Oromia
GE|South Ossetia;Abkhazia
AZ|Nagorno-Karabakh;Karabakh
MD|Transnistria
SO|Somaliland;Puntland
UA|Crimea;Crimean;Donbas;Donbass
US|Alabama;Alaska;Arizona;Arkansas;California;Colorado;Connecticut;Delaware;Florida;Hawaii;Idaho;Illinois;Indiana;Iowa;Kansas;Kentucky;Louisiana;Maine;Maryland;Massachusetts;Michigan;Minnesota;Mississippi;Missouri;Montana~;Nebraska;Nevada;New Hampshire;New Jersey;New Mexico;North Carolina;North Dakota;Ohio;Oklahoma;Oregon;Pennsylvania;Rhode Island;South Carolina;South Dakota;Tennessee;Texas;Utah;Vermont;Virginia~;West Virginia;Wisconsin;Wyoming;New England;Washington state;Washington State;Washington, D.C.;Washington DC;Ala.;Ariz.;Ark.;Calif.;Colo.;Conn.;Fla.;Ill.;Ind.;Kan.;Ky.;Mass.;Md.;Mich.;Minn.;Mo.;N.C.;N.J.;N.Y.;N.M.;N.H.;Neb.;Nev.;Okla.;Ore.;Pa.;R.I.;S.C.;S.D.;Tenn.;Tex.;Va.;Vt.;W.Va.;Wash.;Wis.;Wyo.;Del.;Penn.;D.C.;Texan;Californian
`

/** Parts of the world that belong to no one country, and that stories are about: name | other names. */
export const regionTable = `
Middle East|Mideast;Middle Eastern
Latin America|Latin American
Caribbean|
Balkans|Balkan;Western Balkans
Sahel|
Arctic|
Horn of Africa|
South China Sea|
Persian Gulf|Arabian Gulf
Red Sea|
Mediterranean|
Central Asia|Central Asian
Southeast Asia|Southeast Asian;South-East Asia
Scandinavia|Scandinavian
Amazon rainforest|Amazonia;Amazon basin
Kurdistan|Kurdish;Kurd
Indian Ocean|
Africa|
Europe|
Asia|
`

/** Organisations of states and the like: name | other names and abbreviations. A word in capitals alone is the abbreviation. */
export const organisationTable = `
European Union|EU;E.U.;European Community;European Communities;European Commission;European Parliament;European Council;Eurozone
NATO|North Atlantic Treaty Organization;North Atlantic Treaty Organisation;Nato
United Nations|UN;U.N.;UN Security Council;U.N. Security Council;Security Council;UN General Assembly
ASEAN|Association of Southeast Asian Nations;Asean
African Union|
Arab League|
OPEC|OPEC+;Opec;Organization of the Petroleum Exporting Countries;Organisation of the Petroleum Exporting Countries
IMF|International Monetary Fund
World Bank|
World Health Organization|WHO;World Health Organisation
World Trade Organization|WTO;World Trade Organisation;GATT
G7|Group of Seven;G-7
G20|Group of 20;Group of Twenty;G-20
BRICS|Brics
OECD|Organisation for Economic Co-operation and Development
OSCE|Organization for Security and Co-operation in Europe
IAEA|International Atomic Energy Agency
European Central Bank|ECB
European Court of Human Rights|ECHR
International Criminal Court|ICC
International Court of Justice|ICJ
UNESCO|Unesco
UNICEF|Unicef
UNHCR|
Red Cross|ICRC;International Committee of the Red Cross;Red Crescent
Interpol|INTERPOL
Commonwealth of Nations|
Mercosur|
ECOWAS|Ecowas
Gulf Cooperation Council|GCC
Shanghai Cooperation Organisation|Shanghai Cooperation Organization
APEC|Apec;Asia-Pacific Economic Cooperation
FIFA|
UEFA|
International Olympic Committee|IOC
Hamas|
Hezbollah|Hizbollah;Hizbullah
Taliban|
Islamic State|Islamic State group;ISIS;ISIL
Al-Qaeda|Al Qaeda
NASA|Nasa
`

/** What holds a place's name and is not that place: found first, and counted for nothing. */
export const notPlaces = `
South American;North American;Central American;South America;North America;Central America;Bank of America;Native American;American Indian
American Airlines;American Express;Latin Americans;Gulf of Mexico;Bay of Bengal;Sea of Japan;East China Sea
New Mexico City;Washington Post;Georgia Tech;Georgia State;University of Georgia;South Georgia;West Indies;West Indian;East Indian
Paris Saint-Germain;Paris Hilton;China Airlines;Boston Consulting;London Stock Exchange;New York Times;New York Post;Los Angeles Times
Financial Times;Jerusalem Post;Korea Herald;Japan Times;China Daily;South China Morning Post;Manchester United;Manchester City;Brussels sprouts
Panama Papers;Oxford English;Philadelphia Inquirer;Boston Globe;Chicago Tribune;Dallas Morning News;Miami Herald;Jordan River;Lake Chad;Berlin Wall
Turkey breast;Stockholm syndrome;Spanish-language;English-language;French-language;Chinese-language;Swiss Army knife
French Open;Australian Open;Swiss franc;Swiss francs;Hong Kong dollar;Hong Kong dollars;Canadian dollar;Australian dollar;Australian dollars
Dutch auction;Roman Catholic;Danish blue;Cuban heel;Turks and Caicos;Guinea pig;Guinea fowl;Brazil nut;Brazil nuts;Boston Red Sox;Texas Instruments
`
