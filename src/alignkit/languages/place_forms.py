"""Places that give no time zone its name and that languages call differently: cities, waters, mountains."""

from collections.abc import Mapping

_LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sv")

#: One place a row in the order of the languages; "|" separates forms in use, "_" stands for a blank, "-"
#: for no entry.
_ROWS = """
    Beijing Peking|Beijing Pékin|Beijing Pekín|Beijing Pechino Pequim Peking|Beijing Pekin Peking Peking
    Cologne Köln Cologne Colonia Colonia Colónia|Colônia Keulen Kolonia Kolín_nad_Rýnem Köln
    Munich München Munich Múnich Monaco Munique München Monachium Mnichov München
    Nuremberg Nürnberg Nuremberg Núremberg|Nuremberg Norimberga Nuremberga|Nurembergue Neurenberg Norymberga Norimberk Nürnberg
    Hanover Hannover Hanovre Hannover|Hanóver Hannover Hanôver|Hanover Hannover Hanower Hannover Hannover
    Brunswick Braunschweig Brunswick Brunswick Brunswick Brunsvique Braunschweig Brunszwik Braunschweig|Brunšvik Braunschweig
    Leipzig Leipzig Leipzig|Leipsick Leipzig Lipsia Leipzig Leipzig Lipsk Lipsko Leipzig
    Dresden Dresden Dresde Dresde Dresda Dresden|Dresda Dresden Drezno Drážďany Dresden
    Mainz Mainz Mayence Maguncia Magonza Mogúncia|Mainz Mainz Moguncja Mohuč Mainz
    Trier Trier Trèves Tréveris Treviri Tréveris|Trier Trier Trewir Trevír Trier
    Aachen Aachen Aix-la-Chapelle Aquisgrán Aquisgrana Aquisgrano|Aachen Aken Akwizgran Cáchy Aachen
    Regensburg Regensburg Ratisbonne Ratisbona Ratisbona Ratisbona|Regensburgo Regensburg Ratyzbona Řezno Regensburg
    Augsburg Augsburg Augsbourg Augsburgo Augusta Augsburgo Augsburg Augsburg Augšpurk|Augsburg Augsburg
    Hamburg Hamburg Hambourg Hamburgo Amburgo Hamburgo Hamburg Hamburg Hamburk Hamburg
    Frankfurt Frankfurt Francfort Fráncfort|Frankfurt Francoforte Frankfurt|Francoforte Frankfurt Frankfurt Frankfurt Frankfurt
    Freiburg Freiburg Fribourg Friburgo Friburgo Friburgo Freiburg Fryburg Freiburg Freiburg
    Stuttgart Stuttgart Stuttgart Stuttgart Stoccarda Estugarda|Stuttgart Stuttgart Stuttgart Stuttgart Stuttgart
    Geneva Genf Genève Ginebra Ginevra Genebra Genève Genewa Ženeva Genève
    Basel Basel Bâle Basilea Basilea Basileia Bazel Bazylea Basilej Basel
    Bern Bern Berne Berna Berna Berna Bern Berno Bern Bern
    Lucerne Luzern Lucerne Lucerna Lucerna Lucerna Luzern Lucerna Lucern Luzern
    Milan Mailand Milan Milán Milano Milão Milaan Mediolan Milán|Milano Milano
    Turin Turin Turin Turín Torino Turim Turijn Turyn Turín Turin
    Genoa Genua Gênes Génova Genova Génova|Gênova Genua Genua Janov Genua
    Florence Florenz Florence Florencia Firenze Florença Florence Florencja Florencie Florens
    Naples Neapel Naples Nápoles Napoli Nápoles Napels Neapol Neapol Neapel
    Venice Venedig Venise Venecia Venezia Veneza Venetië Wenecja Benátky Venedig
    Padua Padua Padoue Padua Padova Pádua Padua Padwa Padova Padua
    Mantua Mantua Mantoue Mantua Mantova Mântua Mantua Mantua Mantova Mantua
    Bologna Bologna Bologne Bolonia Bologna Bolonha Bologna Bolonia Bologna|Boloňa Bologna
    Trieste Triest Trieste Trieste Trieste Trieste Triëst Triest Terst Trieste
    Syracuse Syrakus Syracuse Siracusa Siracusa Siracusa Syracuse Syrakuzy Syrakusy Syrakusa
    Leghorn|Livorno Livorno Livourne Livorno Livorno Livorno Livorno Livorno Livorno Livorno
    Antwerp Antwerpen Anvers Amberes Anversa Antuérpia Antwerpen Antwerpia Antverpy Antwerpen
    Ghent Gent Gand Gante Gand Gante Gent Gandawa Gent Gent
    Bruges Brügge Bruges Brujas Bruges Bruges Brugge Brugia Bruggy Brygge
    Leuven Löwen Louvain Lovaina Lovanio Lovaina Leuven Lowanium Lovaň Leuven
    Liège Lüttich Liège Lieja Liegi Liège|Liége Luik Liège Lutych Liège
    Lille Lille Lille Lille Lilla Lille Rijsel|Lille Lille Lille Lille
    The_Hague Den_Haag La_Haye La_Haya L'Aia Haia Den_Haag|'s-Gravenhage Haga Haag Haag
    Strasbourg Straßburg Strasbourg Estrasburgo Strasburgo Estrasburgo Straatsburg Strasburg Štrasburk Strasbourg
    Nice Nizza Nice Niza Nizza Nice Nice Nicea Nice Nice
    Marseille Marseille Marseille Marsella Marsiglia Marselha Marseille Marsylia Marseille Marseille
    Lyon Lyon Lyon Lyon Lione Lyon|Lião Lyon Lyon Lyon Lyon
    Bordeaux Bordeaux Bordeaux Burdeos Bordeaux Bordéus Bordeaux Bordeaux Bordeaux Bordeaux
    Seville Sevilla Séville Sevilla Siviglia Sevilha Sevilla Sewilla Sevilla Sevilla
    Saragossa|Zaragoza Saragossa Saragosse Zaragoza Saragozza Saragoça Zaragoza Saragossa Zaragoza Zaragoza
    Cordoba|Córdoba Córdoba Cordoue Córdoba Cordova Córdova|Córdoba Córdoba Kordoba Córdoba Córdoba
    Porto Porto Porto Oporto Porto Porto Porto Porto Porto Porto
    Edinburgh Edinburgh Édimbourg Edimburgo Edimburgo Edimburgo Edinburgh Edynburg Edinburgh Edinburgh
    Gothenburg Göteborg Göteborg Gotemburgo Göteborg Gotemburgo Göteborg Göteborg Göteborg|Gothenburg Göteborg
    Gdansk|Gdańsk Danzig Gdańsk|Dantzig Gdansk|Dánzig Danzica Gdansk|Danzig Gdańsk|Danzig Gdańsk Gdaňsk Gdańsk
    Wroclaw|Wrocław Breslau Wrocław|Breslau Breslavia Breslavia Breslávia|Wrocław Wrocław|Breslau Wrocław Vratislav Wrocław
    Szczecin Stettin Szczecin|Stettin Szczecin|Stettin Stettino Szczecin|Estetino Szczecin|Stettin Szczecin Štětín Szczecin|Stettin
    Krakow|Kraków|Cracow Krakau Cracovie Cracovia Cracovia Cracóvia Krakau Kraków Krakov Kraków|Krakow
    Poznan|Poznań Posen Poznań|Poznan Poznan|Poznań Poznań Poznan|Poznań Poznań Poznań Poznaň Poznań
    Toruń|Torun Thorn Toruń|Thorn Toruń Toruń|Thorn Toruń Toruń|Thorn Toruń Toruň Toruń
    Katowice Kattowitz Katowice Katowice Katowice Katowice Katowice Katowice Katovice Katowice
    Brno Brünn Brno Brno Brno|Bruna Brno Brno Brno Brno Brno
    Pilsen|Plzeň Pilsen Pilsen|Plzeň Pilsen Plzeň|Pilsen Pilsen Pilsen|Plzeň Pilzno Plzeň Plzeň
    Ostrava Ostrau Ostrava Ostrava Ostrava Ostrava Ostrava Ostrawa Ostrava Ostrava
    Cluj-Napoca|Cluj Klausenburg Cluj-Napoca|Cluj Cluj-Napoca|Cluj Cluj-Napoca|Cluj Cluj-Napoca|Cluj Cluj-Napoca|Cluj Kluż-Napoka|Kluż Kluž Cluj-Napoca|Cluj
    Timisoara|Timișoara Temeswar|Timișoara Timișoara|Timisoara Timisoara|Timișoara Timișoara Timișoara Timișoara Timisoara|Timiszoara Temešvár Timișoara
    Thessaloniki Thessaloniki Thessalonique Tesalónica Salonicco Salonica|Tessalónica Thessaloniki Saloniki Soluň Thessaloniki
    Piraeus Piräus Le_Pirée El_Pireo Il_Pireo Pireu Piraeus Pireus Pireus Pireus
    Aleppo Aleppo Alep Alepo Aleppo Alepo Aleppo Aleppo Aleppo|Halab Aleppo
    Mecca Mekka La_Mecque La_Meca La_Mecca Meca Mekka Mekka Mekka Mecka
    Jerusalem Jerusalem Jérusalem Jerusalén Gerusalemme Jerusalém Jeruzalem Jerozolima Jeruzalém Jerusalem
    Bethlehem Bethlehem|Betlehem Bethléem Belén Betlemme Belém Bethlehem Betlejem Betlém Betlehem
    Alexandria Alexandria|Alexandrien Alexandrie Alejandría Alessandria Alexandria Alexandrië Aleksandria Alexandrie Alexandria
    Donetsk Donezk Donetsk Donetsk Donetsk|Donec'k Donetsk Donetsk Donieck Doněck Donetsk
    Luhansk Luhansk|Lugansk Louhansk|Lougansk Lugansk Lugansk|Luhans'k Lugansk|Luhansk Loehansk Ługańsk Luhansk Luhansk
    Kharkiv|Kharkov Charkiw|Charkow Kharkiv|Kharkov Járkov|Járkiv Kharkiv|Charkiv Kharkiv|Carcóvia Charkov|Charkiv Charków Charkov Charkiv
    Kherson Cherson Kherson Jersón Kherson|Cherson Kherson Cherson Chersoń Cherson Cherson
    Lviv Lwiw|Lemberg Lviv Leópolis Leopoli Lviv|Leópolis Lviv Lwów Lvov Lviv
    Mariupol Mariupol Marioupol Mariúpol Mariupol Mariupol Marioepol Mariupol Mariupol Mariupol
    Sevastopol Sewastopol Sébastopol Sebastopol Sebastopoli Sebastopol Sebastopol Sewastopol Sevastopol Sevastopol
    Odesa|Odessa Odessa|Odesa Odessa Odesa|Odessa Odessa Odessa Odessa Odessa Oděsa Odessa|Odesa
    Grozny Grosny Grozny Grozni Groznyj|Grozny Grózni|Grozny Grozny Grozny Groznyj Groznyj
    Rostov Rostow Rostov Rostov Rostov Rostov Rostov Rostów Rostov Rostov
    Saint_Petersburg|St._Petersburg|St_Petersburg Sankt_Petersburg|St._Petersburg Saint-Pétersbourg San_Petersburgo San_Pietroburgo São_Petersburgo Sint-Petersburg Petersburg|Sankt_Petersburg Petrohrad Sankt_Petersburg|S:t_Petersburg
    Philadelphia Philadelphia Philadelphie Filadelfia Filadelfia Filadélfia Philadelphia Filadelfia Filadelfie Philadelphia
    New_Orleans New_Orleans La_Nouvelle-Orléans Nueva_Orleans New_Orleans Nova_Orleães|Nova_Orleans New_Orleans Nowy_Orlean New_Orleans New_Orleans
    Thames Themse Tamise Támesis Tamigi Tâmisa|Tamisa Theems Tamiza Temže Themsen
    Rhine Rhein Rhin Rin Reno Reno Rijn Ren Rýn Rhen
    Rhône Rhone Rhône Ródano Rodano Ródano Rhône Rodan Rhôna Rhône
    Danube Donau Danube Danubio Danubio Danúbio Donau Dunaj Dunaj Donau
    Moselle Mosel Moselle Mosela Mosella Mosela Moezel Mozela Mosela Mosel
    Meuse Maas Meuse Mosa Mosa Mosa Maas Moza Máza Maas|Meuse
    Scheldt Schelde Escaut Escalda Schelda Escalda Schelde Skalda Šelda Schelde
    Elbe Elbe Elbe - - - Elbe Łaba Labe Elbe
    Oder Oder Oder Óder Oder Óder Oder Odra Odra Oder
    Vistula Weichsel Vistule Vístula Vistola Vístula Wisła|Weichsel Wisła Visla Wisła|Weichsel
    Seine Seine Seine - - - Seine Sekwana Seina Seine
    Tiber Tiber Tibre Tíber Tevere Tibre Tiber Tyber Tibera Tibern
    Po Po Pô Po Po Pó Po Pad Pád Po
    Volga Wolga Volga Volga Volga Volga Wolga Wołga Volha|Volga Volga
    Nile Nil Nil Nilo Nilo Nilo Nijl Nil Nil Nilen
    Lake_Geneva Genfersee|Genfer_See lac_Léman|Lac_Léman|Léman lago_Lemán|Lago_Lemán|lago_de_Ginebra Lago_di_Ginevra|Lago_Lemano|lago_di_Ginevra|lago_Lemano lago_Lemano|lago_Léman|Lago_Lemano|Lago_Léman|lago_de_Genebra|Lago_de_Genebra Meer_van_Genève Jezioro_Genewskie|Jeziorze_Genewskim|Jeziora_Genewskiego Ženevské_jezero Genèvesjön
    Lake_Constance Bodensee lac_de_Constance|Lac_de_Constance lago_de_Constanza|Lago_de_Constanza lago_di_Costanza|Lago_di_Costanza|Bodanico lago_de_Constança|Lago_de_Constança Bodenmeer|Meer_van_Konstanz Jezioro_Bodeńskie Bodamské_jezero Bodensjön
    Alps Alpen Alpes Alpes Alpi Alpes Alpen Alpy Alpy Alperna
    Pyrenees Pyrenäen Pyrénées Pirineos Pirenei Pirenéus|Pireneus Pyreneeën Pireneje Pyreneje Pyrenéerna
    Carpathians Karpaten Carpates|Carpathes Cárpatos Carpazi Cárpatos Karpaten Karpaty Karpaty Karpaterna
    Andes Anden Andes Andes Ande Andes Andes Andy Andy Anderna
    Vosges Vogesen Vosges Vosgos Vosgi Vosgos Vogezen Wogezy Vogézy Vogeserna
    Bavaria Bayern Bavière Baviera Baviera Baviera Beieren Bawaria Bavorsko Bayern
    Saxony Sachsen Saxe Sajonia Sassonia Saxónia|Saxônia Saksen Saksonia Sasko Sachsen
    Thuringia Thüringen Thuringe Turingia Turingia Turíngia Thüringen Turyngia Durynsko Thüringen
    Rhineland Rheinland Rhénanie Renania Renania Renânia Rijnland Nadrenia Porýní Rhenlandet
    Hesse|Hessen Hessen Hesse Hesse Assia Hesse Hessen Hesja Hesensko Hessen
    Lower_Saxony Niedersachsen Basse-Saxe Baja_Sajonia Bassa_Sassonia Baixa_Saxónia|Baixa_Saxônia Nedersaksen Dolna_Saksonia|Dolnej_Saksonii Dolní_Sasko Niedersachsen
    Silesia Schlesien Silésie Silesia Slesia Silésia Silezië Śląsk Slezsko Schlesien
    Pomerania Pommern Poméranie Pomerania Pomerania Pomerânia Pommeren Pomorze Pomořansko Pommern
    Bohemia Böhmen Bohême Bohemia Boemia Boémia|Boêmia Bohemen Czechy Čechy Böhmen
    Moravia Mähren Moravie Moravia Moravia Morávia Moravië Morawy Morava Mähren
    Styria Steiermark Styrie Estiria Stiria Estíria Stiermarken Styria Štýrsko Steiermark
    Carinthia Kärnten Carinthie Carintia Carinzia Caríntia Karinthië Karyntia Korutany Kärnten
    Tyrol Tirol Tyrol Tirol Tirolo Tirol Tirol Tyrol Tyrolsko|Tyroly Tyrolen
    Lombardy Lombardei Lombardie Lombardía Lombardia Lombardia Lombardije Lombardia Lombardie Lombardiet
    Tuscany Toskana Toscane Toscana Toscana Toscana Toscane Toskania Toskánsko Toscana
    Piedmont Piemont Piémont Piamonte Piemonte Piemonte Piëmont|Piemonte Piemont Piemont Piemonte
    Sicily Sizilien Sicile Sicilia Sicilia Sicília Sicilië Sycylia Sicílie Sicilien
    Sardinia Sardinien Sardaigne Cerdeña Sardegna Sardenha Sardinië Sardynia Sardinie Sardinien
    Corsica Korsika Corse Córcega Corsica Córsega Corsica Korsyka Korsika Korsika
    Crete Kreta Crète Creta Creta Creta Kreta Kreta Kréta Kreta
    Brittany Bretagne Bretagne Bretaña Bretagna Bretanha Bretagne Bretania Bretaň Bretagne
    Normandy Normandie Normandie Normandía Normandia Normandia Normandië Normandia Normandie Normandie
    Burgundy Burgund Bourgogne Borgoña Borgogna Borgonha Bourgondië Burgundia Burgundsko Bourgogne|Burgund
    Alsace Elsass Alsace Alsacia Alsazia Alsácia Elzas Alzacja Alsasko Alsace|Elsass
    Lorraine Lothringen Lorraine - - - Lotharingen Lotaryngia Lotrinsko Lorraine|Lothringen
    Catalonia Katalonien Catalogne Cataluña Catalogna Catalunha Catalonië Katalonia Katalánsko Katalonien
    Andalusia Andalusien Andalousie Andalucía Andalusia Andaluzia Andalusië Andaluzja Andalusie Andalusien
    Flanders Flandern Flandre Flandes Fiandre Flandres Vlaanderen Flandria Flandry Flandern
    Wallonia Wallonien Wallonie Valonia Vallonia Valónia|Valônia Wallonië Walonia Valonsko Vallonien
    Zealand Seeland Seeland Selandia Selandia|Zelanda Zelândia Seeland Zelandia Sjælland Själland
    Lapland Lappland Laponie Laponia Lapponia Lapónia|Lapônia Lapland Laponia Laponsko Lappland
    Scotland Schottland Écosse Escocia Scozia Escócia Schotland Szkocja Skotsko Skottland
    Wales Wales Pays_de_Galles|pays_de_Galles Gales Galles Gales|País_de_Gales Wales Walia Wales Wales
    England England Angleterre Inglaterra Inghilterra Inglaterra Engeland Anglia Anglie England
    Cornwall Cornwall Cornouailles Cornualles Cornovaglia Cornualha Cornwall Kornwalia Cornwall Cornwall
    Siberia Sibirien Sibérie Siberia Siberia Sibéria Siberië Syberia Sibiř Sibirien
    Crimea Krim Crimée Crimea Crimea Crimeia Krim Krym Krym Krim
    Caucasus Kaukasus Caucase Cáucaso Caucaso Cáucaso Kaukasus Kaukaz Kavkaz Kaukasus
    Anatolia Anatolien Anatolie Anatolia Anatolia Anatólia Anatolië Anatolia Anatolie Anatolien
    Chechnya Tschetschenien Tchétchénie Chechenia Cecenia Chechénia|Chechênia Tsjetsjenië Czeczenia Čečensko Tjetjenien
    Transylvania Siebenbürgen|Transsilvanien Transylvanie Transilvania Transilvania Transilvânia Transsylvanië|Zevenburgen Siedmiogród|Transylwania Sedmihradsko|Transylvánie Transsylvanien
"""

PLACES: tuple[Mapping[str, frozenset[str]], ...] = tuple(
    {
        language: frozenset(form.replace("_", " ") for form in forms.split("|"))
        for language, forms in zip(_LANGUAGES, row.split(), strict=True)
        if forms != "-"
    }
    for row in _ROWS.strip().split("\n")
)
"""What each language calls a place: one mapping a place, from ISO 639-1 codes to its forms."""
