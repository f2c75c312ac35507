/** Countries and territories by the names that news gives them. Our own list; codes after ISO 3166-1. */

/**
 * A line each: code | name | other names | adjectives and people | capitals and seats of power | continent. Lists are parted by `;`. `~` after a
 * word says that people are called so too (Jordan, Chad). Adjectives get their plural by themselves ("Afghans").
 */
export const countryTable = `
AF|Afghanistan||Afghan|Kabul|Asia
AL|Albania||Albanian|Tirana|Europe
DZ|Algeria||Algerian|Algiers|Africa
AS|American Samoa|||Pago Pago|Oceania
AD|Andorra||Andorran|Andorra la Vella|Europe
AO|Angola||Angolan|Luanda|Africa
AI|Anguilla||Anguillan||North America
AQ|Antarctica||Antarctic||Antarctica
AG|Antigua and Barbuda|Antigua;Barbuda|Antiguan||North America
AR|Argentina||Argentine;Argentinian;Argentinean|Buenos Aires|South America
AM|Armenia||Armenian|Yerevan|Asia
AW|Aruba||Aruban|Oranjestad|North America
AU|Australia||Australian;Aussie|Canberra|Oceania
AT|Austria||Austrian|Vienna|Europe
AZ|Azerbaijan||Azerbaijani;Azeri|Baku|Asia
BS|Bahamas|The Bahamas|Bahamian|Nassau|North America
BH|Bahrain||Bahraini|Manama|Asia
BD|Bangladesh||Bangladeshi|Dhaka|Asia
BB|Barbados||Barbadian|Bridgetown|North America
BY|Belarus|Byelorussia|Belarusian;Belarussian|Minsk|Europe
BE|Belgium||Belgian||Europe
BZ|Belize||Belizean|Belmopan|North America
BJ|Benin||Beninese|Porto-Novo;Cotonou|Africa
BM|Bermuda||Bermudan;Bermudian||North America
BT|Bhutan||Bhutanese|Thimphu|Asia
BO|Bolivia||Bolivian|La Paz;Sucre|South America
BA|Bosnia and Herzegovina|Bosnia-Herzegovina;Bosnia;Herzegovina|Bosnian|Sarajevo|Europe
BW|Botswana||Botswanan;Batswana|Gaborone|Africa
BR|Brazil||Brazilian|Brasilia;Brasília|South America
VG|British Virgin Islands|||Road Town|North America
BN|Brunei||Bruneian|Bandar Seri Begawan|Asia
BG|Bulgaria||Bulgarian|Sofia|Europe
BF|Burkina Faso|Burkina|Burkinabe;Burkinabé|Ouagadougou|Africa
BI|Burundi||Burundian|Bujumbura;Gitega|Africa
KH|Cambodia|Kampuchea|Cambodian;Khmer|Phnom Penh|Asia
CM|Cameroon||Cameroonian|Yaounde;Yaoundé|Africa
CA|Canada||Canadian|Ottawa|North America
CV|Cape Verde|Cabo Verde|Cape Verdean|Praia|Africa
KY|Cayman Islands|Caymans|Caymanian||North America
CF|Central African Republic||Central African|Bangui|Africa
TD|Chad~||Chadian|N'Djamena;Ndjamena|Africa
CL|Chile||Chilean|Santiago|South America
CN|China|People's Republic of China;PRC;Mainland China|Chinese;Sino-|Beijing;Peking|Asia
CO|Colombia||Colombian|Bogota;Bogotá|South America
KM|Comoros||Comoran;Comorian|Moroni|Africa
CG|Republic of Congo|Congo-Brazzaville;Republic of the Congo||Brazzaville|Africa
CD|DR Congo|Democratic Republic of Congo;Democratic Republic of the Congo;DRC;Congo-Kinshasa;Congo;Zaire|Congolese;Zairean|Kinshasa|Africa
CK|Cook Islands||Cook Islander|Rarotonga|Oceania
CR|Costa Rica||Costa Rican||North America
CI|Ivory Coast|Cote d'Ivoire;Côte d'Ivoire|Ivorian|Abidjan;Yamoussoukro|Africa
HR|Croatia||Croatian;Croat|Zagreb|Europe
CU|Cuba||Cuban|Havana|North America
CW|Curacao|Curaçao||Willemstad|North America
CY|Cyprus||Cypriot;Greek Cypriot;Turkish Cypriot|Nicosia|Asia
CZ|Czech Republic|Czechia;Czechoslovakia|Czech;Czechoslovak|Prague|Europe
DK|Denmark||Danish;Dane|Copenhagen|Europe
DJ|Djibouti||Djiboutian||Africa
DM|Dominica|||Roseau|North America
DO|Dominican Republic||Dominican|Santo Domingo|North America
TL|East Timor|Timor-Leste;Timor Leste|Timorese;East Timorese|Dili|Asia
EC|Ecuador||Ecuadorian;Ecuadorean|Quito|South America
EG|Egypt||Egyptian|Cairo|Africa
SV|El Salvador||Salvadoran;Salvadorean|San Salvador|North America
GQ|Equatorial Guinea||Equatorial Guinean|Malabo|Africa
ER|Eritrea||Eritrean|Asmara|Africa
EE|Estonia||Estonian|Tallinn|Europe
SZ|Eswatini|Swaziland|Swazi|Mbabane|Africa
ET|Ethiopia||Ethiopian|Addis Ababa|Africa
FK|Falkland Islands|Falklands;Malvinas|Falkland Islander|Port Stanley|South America
FO|Faroe Islands|Faeroe Islands;Faroes|Faroese|Torshavn|Europe
FJ|Fiji||Fijian|Suva|Oceania
FI|Finland||Finnish;Finn|Helsinki|Europe
FR|France||French;Frenchman;Frenchmen;Frenchwoman;Franco-|Paris~;Elysee Palace;Élysée;Elysee|Europe
GF|French Guiana|||Cayenne|South America
PF|French Polynesia|Tahiti|Tahitian|Papeete|Oceania
GA|Gabon||Gabonese|Libreville|Africa
GM|Gambia|The Gambia|Gambian|Banjul|Africa
GE|Georgia~|Republic of Georgia|Georgian|Tbilisi|Asia
DE|Germany|West Germany;East Germany;Federal Republic of Germany|German;West German;East German|Berlin;Bonn;Bundestag;Bundesbank|Europe
GH|Ghana||Ghanaian|Accra|Africa
GI|Gibraltar||Gibraltarian||Europe
GR|Greece||Greek|Athens|Europe
GL|Greenland||Greenlandic;Greenlander|Nuuk|North America
GD|Grenada||Grenadian||North America
GP|Guadeloupe||||North America
GU|Guam||Guamanian|Hagatna|Oceania
GT|Guatemala||Guatemalan|Guatemala City|North America
GG|Guernsey||||Europe
GN|Guinea|Guinea-Conakry|Guinean|Conakry|Africa
GW|Guinea-Bissau|Guinea Bissau|Bissau-Guinean|Bissau|Africa
GY|Guyana||Guyanese||South America
HT|Haiti||Haitian|Port-au-Prince|North America
HN|Honduras||Honduran|Tegucigalpa|North America
HK|Hong Kong|Hongkong|Hong Konger;Hongkonger||Asia
HU|Hungary||Hungarian;Magyar|Budapest|Europe
IS|Iceland||Icelandic;Icelander|Reykjavik|Europe
IN|India||Indian;Indo-|New Delhi;Delhi;Lok Sabha|Asia
ID|Indonesia||Indonesian|Jakarta|Asia
IR|Iran|Islamic Republic of Iran|Iranian;Persian|Tehran;Teheran|Asia
IQ|Iraq||Iraqi|Baghdad|Asia
IE|Ireland|Irish Republic;Republic of Ireland|Irish;Irishman;Irishwoman|Dublin;Dail;Dáil|Europe
IM|Isle of Man||Manx||Europe
IL|Israel~||Israeli|Jerusalem;Tel Aviv;Knesset|Asia
IT|Italy||Italian|Rome;Quirinale|Europe
JM|Jamaica||Jamaican||North America
JP|Japan||Japanese|Tokyo;Diet of Japan;Bank of Japan|Asia
JE|Jersey, Channel Islands||||Europe
JO|Jordan~||Jordanian|Amman|Asia
KZ|Kazakhstan||Kazakh;Kazakhstani|Astana;Almaty;Nur-Sultan|Asia
KE|Kenya||Kenyan|Nairobi|Africa
KI|Kiribati||I-Kiribati|Tarawa|Oceania
XK|Kosovo||Kosovar;Kosovan|Pristina|Europe
KW|Kuwait||Kuwaiti|Kuwait City|Asia
KG|Kyrgyzstan||Kyrgyz;Kyrgyzstani|Bishkek|Asia
LA|Laos||Laotian;Lao|Vientiane|Asia
LV|Latvia||Latvian|Riga|Europe
LB|Lebanon||Lebanese|Beirut|Asia
LS|Lesotho||Basotho|Maseru|Africa
LR|Liberia||Liberian|Monrovia|Africa
LY|Libya||Libyan|Tripoli;Benghazi|Africa
LI|Liechtenstein||Liechtensteiner|Vaduz|Europe
LT|Lithuania||Lithuanian|Vilnius|Europe
LU|Luxembourg||Luxembourger;Luxembourgish||Europe
MO|Macau|Macao|Macanese||Asia
MG|Madagascar||Malagasy;Madagascan|Antananarivo|Africa
MW|Malawi||Malawian|Lilongwe;Blantyre|Africa
MY|Malaysia||Malaysian|Kuala Lumpur;Putrajaya|Asia
MV|Maldives|The Maldives|Maldivian|Malé|Asia
ML|Mali||Malian|Bamako|Africa
MT|Malta||Maltese|Valletta|Europe
MH|Marshall Islands||Marshallese|Majuro|Oceania
MQ|Martinique||Martinican|Fort-de-France|North America
MR|Mauritania||Mauritanian|Nouakchott|Africa
MU|Mauritius||Mauritian|Port Louis|Africa
YT|Mayotte||||Africa
MX|Mexico||Mexican|Mexico City|North America
FM|Micronesia|Federated States of Micronesia|Micronesian|Palikir|Oceania
MD|Moldova|Moldavia|Moldovan|Chisinau|Europe
MC|Monaco||Monegasque|Monte Carlo|Europe
MN|Mongolia||Mongolian|Ulaanbaatar;Ulan Bator|Asia
ME|Montenegro||Montenegrin|Podgorica|Europe
MS|Montserrat||||North America
MA|Morocco||Moroccan|Rabat;Casablanca|Africa
MZ|Mozambique||Mozambican|Maputo|Africa
MM|Myanmar|Burma|Burmese|Naypyidaw;Yangon;Rangoon|Asia
NA|Namibia||Namibian|Windhoek|Africa
NR|Nauru||Nauruan||Oceania
NP|Nepal||Nepali;Nepalese|Kathmandu|Asia
NL|Netherlands|The Netherlands;Holland|Dutch;Dutchman;Dutchwoman;Dutchmen|Amsterdam;The Hague|Europe
NC|New Caledonia||New Caledonian|Noumea|Oceania
NZ|New Zealand||New Zealander;Kiwi|Wellington~|Oceania
NI|Nicaragua||Nicaraguan|Managua|North America
NE|Niger||Nigerien|Niamey|Africa
NG|Nigeria||Nigerian|Abuja;Lagos|Africa
NU|Niue||Niuean||Oceania
KP|North Korea|DPRK;Democratic People's Republic of Korea|North Korean|Pyongyang|Asia
MK|North Macedonia|Macedonia|Macedonian;North Macedonian|Skopje|Europe
MP|Northern Mariana Islands|||Saipan|Oceania
NO|Norway||Norwegian|Oslo|Europe
OM|Oman||Omani|Muscat|Asia
PK|Pakistan||Pakistani|Islamabad|Asia
PW|Palau||Palauan||Oceania
PS|Palestinian Territories|Palestine;State of Palestine;Gaza;Gaza Strip;West Bank;Gaza City;Ramallah;Palestinian Authority|Palestinian;Gazan||Asia
PA|Panama||Panamanian|Panama City|North America
PG|Papua New Guinea||Papua New Guinean|Port Moresby|Oceania
PY|Paraguay||Paraguayan|Asuncion;Asunción|South America
PE|Peru||Peruvian|Lima|South America
PH|Philippines|The Philippines|Philippine;Filipino;Filipina|Manila|Asia
PL|Poland||Polish;Pole|Warsaw|Europe
PT|Portugal||Portuguese|Lisbon|Europe
PR|Puerto Rico||Puerto Rican||North America
QA|Qatar||Qatari|Doha|Asia
RE|Reunion Island|Réunion|||Africa
RO|Romania|Rumania|Romanian|Bucharest|Europe
RU|Russia|Russian Federation;Soviet Union;USSR;U.S.S.R.|Russian;Soviet;Russo-|Moscow;Kremlin|Europe
RW|Rwanda||Rwandan|Kigali|Africa
BL|Saint Barthelemy|St Barts;Saint-Barthélemy|||North America
SH|Saint Helena|St Helena;St. Helena|||Africa
KN|Saint Kitts and Nevis|St Kitts and Nevis;St. Kitts and Nevis;St Kitts;St. Kitts|Kittitian|Basseterre|North America
LC|Saint Lucia|St Lucia;St. Lucia|Saint Lucian;St Lucian|Castries|North America
MF|Saint Martin|Saint-Martin;St Martin;St. Martin|||North America
VC|Saint Vincent and the Grenadines|St Vincent and the Grenadines;St. Vincent and the Grenadines|Vincentian|Kingstown|North America
WS|Samoa|Western Samoa|Samoan|Apia|Oceania
SM|San Marino||Sammarinese||Europe
ST|Sao Tome and Principe|São Tomé and Príncipe;Sao Tome;São Tomé|Sao Tomean||Africa
SA|Saudi Arabia|Saudi Kingdom|Saudi;Saudi Arabian|Riyadh;Jeddah|Asia
SN|Senegal||Senegalese|Dakar|Africa
RS|Serbia|Yugoslavia|Serbian;Serb;Yugoslav;Yugoslavian|Belgrade|Europe
SC|Seychelles|The Seychelles|Seychellois||Africa
SL|Sierra Leone||Sierra Leonean;Sierra Leonian|Freetown|Africa
SG|Singapore||Singaporean||Asia
SX|Sint Maarten||||North America
SK|Slovakia||Slovak;Slovakian|Bratislava|Europe
SI|Slovenia||Slovenian;Slovene|Ljubljana|Europe
SB|Solomon Islands|Solomons|Solomon Islander|Honiara|Oceania
SO|Somalia||Somali;Somalian|Mogadishu|Africa
ZA|South Africa||South African|Pretoria;Cape Town|Africa
KR|South Korea|Korea;Republic of Korea|South Korean;Korean|Seoul|Asia
SS|South Sudan||South Sudanese|Juba|Africa
ES|Spain||Spanish;Spaniard|Madrid;Moncloa|Europe
LK|Sri Lanka|Ceylon|Sri Lankan|Colombo|Asia
SD|Sudan||Sudanese|Khartoum|Africa
SR|Suriname|Surinam|Surinamese|Paramaribo|South America
SE|Sweden||Swedish;Swede|Stockholm|Europe
CH|Switzerland||Swiss|Bern;Berne|Europe
SY|Syria||Syrian|Damascus|Asia
TW|Taiwan||Taiwanese|Taipei|Asia
TJ|Tajikistan||Tajik;Tajikistani|Dushanbe|Asia
TZ|Tanzania||Tanzanian|Dodoma;Dar es Salaam;Zanzibar|Africa
TH|Thailand||Thai|Bangkok|Asia
TG|Togo||Togolese|Lome;Lomé|Africa
TK|Tokelau||||Oceania
TO|Tonga||Tongan|Nuku'alofa|Oceania
TT|Trinidad and Tobago|Trinidad;Tobago|Trinidadian|Port of Spain|North America
TN|Tunisia||Tunisian|Tunis|Africa
TR|Turkey|Turkiye;Türkiye|Turkish;Turk|Ankara|Asia
TM|Turkmenistan||Turkmen|Ashgabat|Asia
TC|Turks and Caicos Islands|Turks and Caicos|||North America
TV|Tuvalu||Tuvaluan|Funafuti|Oceania
UG|Uganda||Ugandan|Kampala|Africa
UA|Ukraine||Ukrainian|Kyiv;Kiev|Europe
AE|United Arab Emirates|UAE;U.A.E.;Emirates|Emirati|Abu Dhabi;Dubai|Asia
GB|United Kingdom|Britain;Great Britain;UK;U.K.;England;Scotland;Wales;Northern Ireland|British;Briton;Scottish;Scot;Welsh;Englishman;Englishwoman;Anglo-;Northern Irish|London~;Westminster;Downing Street;Whitehall;Bank of England;Buckingham Palace|Europe
US|United States|United States of America;US;U.S.;USA;U.S.A.;America|American;African-American;African American;Black American|Washington~;White House;Capitol Hill;Pentagon;US Congress;Federal Reserve;Wall Street;Oval Office;State Department;US Supreme Court;Treasury Department|North America
VI|US Virgin Islands|U.S. Virgin Islands|||North America
UY|Uruguay||Uruguayan|Montevideo|South America
UZ|Uzbekistan||Uzbek|Tashkent|Asia
VU|Vanuatu||Ni-Vanuatu|Port Vila|Oceania
VA|Vatican|Vatican City;Holy See|||Europe
VE|Venezuela||Venezuelan|Caracas|South America
VN|Vietnam|Viet Nam|Vietnamese|Hanoi|Asia
WF|Wallis and Futuna||||Oceania
EH|Western Sahara||Sahrawi||Africa
YE|Yemen|South Yemen;North Yemen|Yemeni|Sanaa;Sana'a;Aden|Asia
ZM|Zambia||Zambian|Lusaka|Africa
ZW|Zimbabwe||Zimbabwean|Harare|Africa
`
