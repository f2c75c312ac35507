/** Countries and territories by the names that news gives them. Our own list; codes after ISO 3166-1. */

/**
 * A line each: codes of two and three letters | name | other names | adjectives and people | capitals and seats of power | continent. Lists are parted by `;`. `~` after a
 * word says that people are called so too (Jordan, Chad). Adjectives get their plural by themselves ("Afghans").
 */
export const countryTable = `
AF AFG|Afghanistan||Afghan|Kabul|Asia
AL ALB|Albania||Albanian|Tirana|Europe
DZ DZA|Algeria||Algerian|Algiers|Africa
AS ASM|American Samoa|||Pago Pago|Oceania
AD AND|Andorra||Andorran|Andorra la Vella|Europe
AO AGO|Angola||Angolan|Luanda|Africa
AI AIA|Anguilla||Anguillan||North America
AQ ATA|Antarctica||Antarctic||Antarctica
AG ATG|Antigua and Barbuda|Antigua;Barbuda|Antiguan||North America
AR ARG|Argentina||Argentine;Argentinian;Argentinean|Buenos Aires|South America
AM ARM|Armenia||Armenian|Yerevan|Asia
AW ABW|Aruba||Aruban|Oranjestad|North America
AU AUS|Australia||Australian;Aussie|Canberra|Oceania
AT AUT|Austria||Austrian|Vienna|Europe
AZ AZE|Azerbaijan||Azerbaijani;Azeri|Baku|Asia
BS BHS|Bahamas|The Bahamas|Bahamian|Nassau|North America
BH BHR|Bahrain||Bahraini|Manama|Asia
BD BGD|Bangladesh||Bangladeshi|Dhaka|Asia
BB BRB|Barbados||Barbadian|Bridgetown|North America
BY BLR|Belarus|Byelorussia|Belarusian;Belarussian|Minsk|Europe
BE BEL|Belgium||Belgian||Europe
BZ BLZ|Belize||Belizean|Belmopan|North America
BJ BEN|Benin||Beninese|Porto-Novo;Cotonou|Africa
BM BMU|Bermuda||Bermudan;Bermudian||North America
BT BTN|Bhutan||Bhutanese|Thimphu|Asia
BO BOL|Bolivia||Bolivian|La Paz;Sucre|South America
BA BIH|Bosnia and Herzegovina|Bosnia-Herzegovina;Bosnia;Herzegovina|Bosnian|Sarajevo|Europe
BW BWA|Botswana||Botswanan;Batswana|Gaborone|Africa
BR BRA|Brazil||Brazilian|Brasilia;Brasília|South America
VG VGB|British Virgin Islands|||Road Town|North America
BN BRN|Brunei||Bruneian|Bandar Seri Begawan|Asia
BG BGR|Bulgaria||Bulgarian|Sofia|Europe
BF BFA|Burkina Faso|Burkina|Burkinabe;Burkinabé|Ouagadougou|Africa
BI BDI|Burundi||Burundian|Bujumbura;Gitega|Africa
KH KHM|Cambodia|Kampuchea|Cambodian;Khmer|Phnom Penh|Asia
CM CMR|Cameroon||Cameroonian|Yaounde;Yaoundé|Africa
CA CAN|Canada||Canadian|Ottawa|North America
CV CPV|Cape Verde|Cabo Verde|Cape Verdean|Praia|Africa
KY CYM|Cayman Islands|Caymans|Caymanian||North America
CF CAF|Central African Republic||Central African|Bangui|Africa
TD TCD|Chad~||Chadian|N'Djamena;Ndjamena|Africa
CL CHL|Chile||Chilean|Santiago|South America
CN CHN|China|People's Republic of China;PRC;Mainland China|Chinese;Sino-|Beijing;Peking|Asia
CO COL|Colombia||Colombian|Bogota;Bogotá|South America
KM COM|Comoros||Comoran;Comorian|Moroni|Africa
CG COG|Republic of Congo|Congo-Brazzaville;Republic of the Congo||Brazzaville|Africa
CD COD|DR Congo|Democratic Republic of Congo;Democratic Republic of the Congo;DRC;Congo-Kinshasa;Congo;Zaire|Congolese;Zairean|Kinshasa|Africa
CK COK|Cook Islands||Cook Islander|Rarotonga|Oceania
CR CRI|Costa Rica||Costa Rican||North America
CI CIV|Ivory Coast|Cote d'Ivoire;Côte d'Ivoire|Ivorian|Abidjan;Yamoussoukro|Africa
HR HRV|Croatia||Croatian;Croat|Zagreb|Europe
CU CUB|Cuba||Cuban|Havana|North America
CW CUW|Curacao|Curaçao||Willemstad|North America
CY CYP|Cyprus||Cypriot;Greek Cypriot;Turkish Cypriot|Nicosia|Asia
CZ CZE|Czech Republic|Czechia;Czechoslovakia|Czech;Czechoslovak|Prague|Europe
DK DNK|Denmark||Danish;Dane|Copenhagen|Europe
DJ DJI|Djibouti||Djiboutian||Africa
DM DMA|Dominica|||Roseau|North America
DO DOM|Dominican Republic||Dominican|Santo Domingo|North America
TL TLS|East Timor|Timor-Leste;Timor Leste|Timorese;East Timorese|Dili|Asia
EC ECU|Ecuador||Ecuadorian;Ecuadorean|Quito|South America
EG EGY|Egypt||Egyptian|Cairo|Africa
SV SLV|El Salvador||Salvadoran;Salvadorean|San Salvador|North America
GQ GNQ|Equatorial Guinea||Equatorial Guinean|Malabo|Africa
ER ERI|Eritrea||Eritrean|Asmara|Africa
EE EST|Estonia||Estonian|Tallinn|Europe
SZ SWZ|Eswatini|Swaziland|Swazi|Mbabane|Africa
ET ETH|Ethiopia||Ethiopian|Addis Ababa|Africa
FK FLK|Falkland Islands|Falklands;Malvinas|Falkland Islander|Port Stanley|South America
FO FRO|Faroe Islands|Faeroe Islands;Faroes|Faroese|Torshavn|Europe
FJ FJI|Fiji||Fijian|Suva|Oceania
FI FIN|Finland||Finnish;Finn|Helsinki|Europe
FR FRA|France||French;Frenchman;Frenchmen;Frenchwoman;Franco-|Paris~;Elysee Palace;Élysée;Elysee|Europe
GF GUF|French Guiana|||Cayenne|South America
PF PYF|French Polynesia|Tahiti|Tahitian|Papeete|Oceania
GA GAB|Gabon||Gabonese|Libreville|Africa
GM GMB|Gambia|The Gambia|Gambian|Banjul|Africa
GE GEO|Georgia~|Republic of Georgia|Georgian|Tbilisi|Asia
DE DEU|Germany|West Germany;East Germany;Federal Republic of Germany|German;West German;East German|Berlin;Bonn;Bundestag;Bundesbank|Europe
GH GHA|Ghana||Ghanaian|Accra|Africa
GI GIB|Gibraltar||Gibraltarian||Europe
GR GRC|Greece||Greek|Athens|Europe
GL GRL|Greenland||Greenlandic;Greenlander|Nuuk|North America
GD GRD|Grenada||Grenadian||North America
GP GLP|Guadeloupe||||North America
GU GUM|Guam||Guamanian|Hagatna|Oceania
GT GTM|Guatemala||Guatemalan|Guatemala City|North America
GG GGY|Guernsey||||Europe
GN GIN|Guinea|Guinea-Conakry|Guinean|Conakry|Africa
GW GNB|Guinea-Bissau|Guinea Bissau|Bissau-Guinean|Bissau|Africa
GY GUY|Guyana||Guyanese||South America
HT HTI|Haiti||Haitian|Port-au-Prince|North America
HN HND|Honduras||Honduran|Tegucigalpa|North America
HK HKG|Hong Kong|Hongkong|Hong Konger;Hongkonger||Asia
HU HUN|Hungary||Hungarian;Magyar|Budapest|Europe
IS ISL|Iceland||Icelandic;Icelander|Reykjavik|Europe
IN IND|India||Indian;Indo-|New Delhi;Delhi;Lok Sabha|Asia
ID IDN|Indonesia||Indonesian|Jakarta|Asia
IR IRN|Iran|Islamic Republic of Iran|Iranian;Persian|Tehran;Teheran|Asia
IQ IRQ|Iraq||Iraqi|Baghdad|Asia
IE IRL|Ireland|Irish Republic;Republic of Ireland|Irish;Irishman;Irishwoman|Dublin;Dail;Dáil|Europe
IM IMN|Isle of Man||Manx||Europe
IL ISR|Israel~||Israeli|Jerusalem;Tel Aviv;Knesset|Asia
IT ITA|Italy||Italian|Rome;Quirinale|Europe
JM JAM|Jamaica||Jamaican||North America
JP JPN|Japan||Japanese|Tokyo;Diet of Japan;Bank of Japan|Asia
JE JEY|Jersey, Channel Islands||||Europe
JO JOR|Jordan~||Jordanian|Amman|Asia
KZ KAZ|Kazakhstan||Kazakh;Kazakhstani|Astana;Almaty;Nur-Sultan|Asia
KE KEN|Kenya||Kenyan|Nairobi|Africa
KI KIR|Kiribati||I-Kiribati|Tarawa|Oceania
XK XKX|Kosovo||Kosovar;Kosovan|Pristina|Europe
KW KWT|Kuwait||Kuwaiti|Kuwait City|Asia
KG KGZ|Kyrgyzstan||Kyrgyz;Kyrgyzstani|Bishkek|Asia
LA LAO|Laos||Laotian;Lao|Vientiane|Asia
LV LVA|Latvia||Latvian|Riga|Europe
LB LBN|Lebanon||Lebanese|Beirut|Asia
LS LSO|Lesotho||Basotho|Maseru|Africa
LR LBR|Liberia||Liberian|Monrovia|Africa
LY LBY|Libya||Libyan|Tripoli;Benghazi|Africa
LI LIE|Liechtenstein||Liechtensteiner|Vaduz|Europe
LT LTU|Lithuania||Lithuanian|Vilnius|Europe
LU LUX|Luxembourg||Luxembourger;Luxembourgish||Europe
MO MAC|Macau|Macao|Macanese||Asia
MG MDG|Madagascar||Malagasy;Madagascan|Antananarivo|Africa
MW MWI|Malawi||Malawian|Lilongwe;Blantyre|Africa
MY MYS|Malaysia||Malaysian|Kuala Lumpur;Putrajaya|Asia
MV MDV|Maldives|The Maldives|Maldivian|Malé|Asia
ML MLI|Mali||Malian|Bamako|Africa
MT MLT|Malta||Maltese|Valletta|Europe
MH MHL|Marshall Islands||Marshallese|Majuro|Oceania
MQ MTQ|Martinique||Martinican|Fort-de-France|North America
MR MRT|Mauritania||Mauritanian|Nouakchott|Africa
MU MUS|Mauritius||Mauritian|Port Louis|Africa
YT MYT|Mayotte||||Africa
MX MEX|Mexico||Mexican|Mexico City|North America
FM FSM|Micronesia|Federated States of Micronesia|Micronesian|Palikir|Oceania
MD MDA|Moldova|Moldavia|Moldovan|Chisinau|Europe
MC MCO|Monaco||Monegasque|Monte Carlo|Europe
MN MNG|Mongolia||Mongolian|Ulaanbaatar;Ulan Bator|Asia
ME MNE|Montenegro||Montenegrin|Podgorica|Europe
MS MSR|Montserrat||||North America
MA MAR|Morocco||Moroccan|Rabat;Casablanca|Africa
MZ MOZ|Mozambique||Mozambican|Maputo|Africa
MM MMR|Myanmar|Burma|Burmese|Naypyidaw;Yangon;Rangoon|Asia
NA NAM|Namibia||Namibian|Windhoek|Africa
NR NRU|Nauru||Nauruan||Oceania
NP NPL|Nepal||Nepali;Nepalese|Kathmandu|Asia
NL NLD|Netherlands|The Netherlands;Holland|Dutch;Dutchman;Dutchwoman;Dutchmen|Amsterdam;The Hague|Europe
NC NCL|New Caledonia||New Caledonian|Noumea|Oceania
NZ NZL|New Zealand||New Zealander;Kiwi|Wellington~|Oceania
NI NIC|Nicaragua||Nicaraguan|Managua|North America
NE NER|Niger||Nigerien|Niamey|Africa
NG NGA|Nigeria||Nigerian|Abuja;Lagos|Africa
NU NIU|Niue||Niuean||Oceania
KP PRK|North Korea|DPRK;Democratic People's Republic of Korea|North Korean|Pyongyang|Asia
MK MKD|North Macedonia|Macedonia|Macedonian;North Macedonian|Skopje|Europe
MP MNP|Northern Mariana Islands|||Saipan|Oceania
NO NOR|Norway||Norwegian|Oslo|Europe
OM OMN|Oman||Omani|Muscat|Asia
PK PAK|Pakistan||Pakistani|Islamabad|Asia
PW PLW|Palau||Palauan||Oceania
PS PSE|Palestinian Territories|Palestine;State of Palestine;Gaza;Gaza Strip;West Bank;Gaza City;Ramallah;Palestinian Authority|Palestinian;Gazan||Asia
PA PAN|Panama||Panamanian|Panama City|North America
PG PNG|Papua New Guinea||Papua New Guinean|Port Moresby|Oceania
PY PRY|Paraguay||Paraguayan|Asuncion;Asunción|South America
PE PER|Peru||Peruvian|Lima|South America
PH PHL|Philippines|The Philippines|Philippine;Filipino;Filipina|Manila|Asia
PL POL|Poland||Polish;Pole|Warsaw|Europe
PT PRT|Portugal||Portuguese|Lisbon|Europe
PR PRI|Puerto Rico||Puerto Rican||North America
QA QAT|Qatar||Qatari|Doha|Asia
RE REU|Reunion Island|Réunion|||Africa
RO ROU|Romania|Rumania|Romanian|Bucharest|Europe
RU RUS|Russia|Russian Federation;Soviet Union;USSR;U.S.S.R.|Russian;Soviet;Russo-|Moscow;Kremlin|Europe
RW RWA|Rwanda||Rwandan|Kigali|Africa
BL BLM|Saint Barthelemy|St Barts;Saint-Barthélemy|||North America
SH SHN|Saint Helena|St Helena;St. Helena|||Africa
KN KNA|Saint Kitts and Nevis|St Kitts and Nevis;St. Kitts and Nevis;St Kitts;St. Kitts|Kittitian|Basseterre|North America
LC LCA|Saint Lucia|St Lucia;St. Lucia|Saint Lucian;St Lucian|Castries|North America
MF MAF|Saint Martin|Saint-Martin;St Martin;St. Martin|||North America
VC VCT|Saint Vincent and the Grenadines|St Vincent and the Grenadines;St. Vincent and the Grenadines|Vincentian|Kingstown|North America
WS WSM|Samoa|Western Samoa|Samoan|Apia|Oceania
SM SMR|San Marino||Sammarinese||Europe
ST STP|Sao Tome and Principe|São Tomé and Príncipe;Sao Tome;São Tomé|Sao Tomean||Africa
SA SAU|Saudi Arabia|Saudi Kingdom|Saudi;Saudi Arabian|Riyadh;Jeddah|Asia
SN SEN|Senegal||Senegalese|Dakar|Africa
RS SRB|Serbia|Yugoslavia|Serbian;Serb;Yugoslav;Yugoslavian|Belgrade|Europe
SC SYC|Seychelles|The Seychelles|Seychellois||Africa
SL SLE|Sierra Leone||Sierra Leonean;Sierra Leonian|Freetown|Africa
SG SGP|Singapore||Singaporean||Asia
SX SXM|Sint Maarten||||North America
SK SVK|Slovakia||Slovak;Slovakian|Bratislava|Europe
SI SVN|Slovenia||Slovenian;Slovene|Ljubljana|Europe
SB SLB|Solomon Islands|Solomons|Solomon Islander|Honiara|Oceania
SO SOM|Somalia||Somali;Somalian|Mogadishu|Africa
ZA ZAF|South Africa||South African|Pretoria;Cape Town|Africa
KR KOR|South Korea|Korea;Republic of Korea|South Korean;Korean|Seoul|Asia
SS SSD|South Sudan||South Sudanese|Juba|Africa
ES ESP|Spain||Spanish;Spaniard|Madrid;Moncloa|Europe
LK LKA|Sri Lanka|Ceylon|Sri Lankan|Colombo|Asia
SD SDN|Sudan||Sudanese|Khartoum|Africa
SR SUR|Suriname|Surinam|Surinamese|Paramaribo|South America
SE SWE|Sweden||Swedish;Swede|Stockholm|Europe
CH CHE|Switzerland||Swiss|Bern;Berne|Europe
SY SYR|Syria||Syrian|Damascus|Asia
TW TWN|Taiwan||Taiwanese|Taipei|Asia
TJ TJK|Tajikistan||Tajik;Tajikistani|Dushanbe|Asia
TZ TZA|Tanzania||Tanzanian|Dodoma;Dar es Salaam;Zanzibar|Africa
TH THA|Thailand||Thai|Bangkok|Asia
TG TGO|Togo||Togolese|Lome;Lomé|Africa
TK TKL|Tokelau||||Oceania
TO TON|Tonga||Tongan|Nuku'alofa|Oceania
TT TTO|Trinidad and Tobago|Trinidad;Tobago|Trinidadian|Port of Spain|North America
TN TUN|Tunisia||Tunisian|Tunis|Africa
TR TUR|Turkey|Turkiye;Türkiye|Turkish;Turk|Ankara|Asia
TM TKM|Turkmenistan||Turkmen|Ashgabat|Asia
TC TCA|Turks and Caicos Islands|Turks and Caicos|||North America
TV TUV|Tuvalu||Tuvaluan|Funafuti|Oceania
UG UGA|Uganda||Ugandan|Kampala|Africa
UA UKR|Ukraine||Ukrainian|Kyiv;Kiev|Europe
AE ARE|United Arab Emirates|UAE;U.A.E.;Emirates|Emirati|Abu Dhabi;Dubai|Asia
GB GBR|United Kingdom|Britain;Great Britain;UK;U.K.;England;Scotland;Wales;Northern Ireland|British;Briton;Scottish;Scot;Welsh;Englishman;Englishwoman;Anglo-;Northern Irish|London~;Westminster;Downing Street;Whitehall;Bank of England;Buckingham Palace|Europe
US USA|United States|United States of America;US;U.S.;USA;U.S.A.;America|American;African-American;African American;Black American|Washington~;White House;Capitol Hill;Pentagon;US Congress;Federal Reserve;Wall Street;Oval Office;State Department;US Supreme Court;Treasury Department|North America
VI VIR|US Virgin Islands|U.S. Virgin Islands|||North America
UY URY|Uruguay||Uruguayan|Montevideo|South America
UZ UZB|Uzbekistan||Uzbek|Tashkent|Asia
VU VUT|Vanuatu||Ni-Vanuatu|Port Vila|Oceania
VA VAT|Vatican|Vatican City;Holy See|||Europe
VE VEN|Venezuela||Venezuelan|Caracas|South America
VN VNM|Vietnam|Viet Nam|Vietnamese|Hanoi|Asia
WF WLF|Wallis and Futuna||||Oceania
EH ESH|Western Sahara||Sahrawi||Africa
YE YEM|Yemen|South Yemen;North Yemen|Yemeni|Sanaa;Sana'a;Aden|Asia
ZM ZMB|Zambia||Zambian|Lusaka|Africa
ZW ZWE|Zimbabwe||Zimbabwean|Harare|Africa
`
