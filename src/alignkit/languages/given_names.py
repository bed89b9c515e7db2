"""Given names: the forms of one name in many languages, and names that are words besides.

A person keeps the form that the parents chose; only rulers, popes, saints and some people of long ago are
called otherwise in every language.
"""

from collections.abc import Mapping
from functools import cache

from alignkit.languages.names import folded

#: One name a row. Short forms and forms of other names by now (“Jack”, “Isabella”) are left out.
_FORMS = """
    Adalbert Vojtěch Wojciech Béla
    Agatha Agathe Agata Ágata
    Agnes Agnès Agnese Inés Agnieszka Anežka Ágnes
    Alexander Alexandre Alejandro Alessandro Aleksander Alexandr Sándor Alexandru Alexandros Aleksandar
    Alexandra Alejandra Alessandra Aleksandra
    Alfons Alphonse Alfonso Afonso
    Alice Alicja Alicia Alícia
    Aloysius Alois Alojzy
    Ambrose Ambroise Ambrogio Ambrosio Ambroży Ambrosius
    Andrew Andreas André Andrés Andrea Andrzej Andrei Ondřej Andrej András Anders Andries Andrei Antti
    Angela Angèle Ángela Aniela
    Anne Anna Ana Hanna Hannah
    Anthony Anton Antoine Antonio António Antônio Antoni Antonín Antal Antonius
    Antonia Antoinette Antonietta Antónia Antonina
    Arnold Arnaud Arnaldo Arnoldo
    Arthur Artur Arturo Artturi
    August Auguste Augusto Augustus
    Augustine Augustin Agustín Agostino Agostinho Augustyn
    Balthasar Baltasar Baldassare Baltazar
    Baptist Baptiste Bautista Battista Batista
    Barbara Bárbara Barbora Varvara Borbála
    Bartholomew Barthélemy Bartolomé Bartolomeo Bartolomeu Bartłomiej Bartoloměj Bartholomäus
    Basil Basile Basilio Basílio Bazyli
    Beatrice Béatrice Beatriz Beatrix
    Benedict Benedikt Benoît Benito Benedetto Bento Benedykt
    Benjamin Benjamín Beniamino Beniamin
    Bernard Bernhard Bernardo
    Blaise Blas Biagio Brás Błażej Blažej
    Bridget Brigitte Brigitta Brígida Brygida Birgitta Brigida
    Caesar César Cesare Cezary
    Camille Camilla Camila Kamila
    Casper Kaspar Gaspard Gaspar Gaspare Kacper Jasper
    Catherine Katharine Katharina Caterina Catalina Catarina Katarzyna Kateřina Katarína Katalin Katarina
    Cecilia Cécile Cäcilia Cecília Cecylia
    Charles Karl Carlos Carlo Karol Karel Károly Karolus Kaarlo
    Charlotte Carlotta Carlota Karlotta
    Christian Cristiano Cristián Christiaan Krystian Kristián
    Christine Christina Cristina Krystyna Kristýna Kristina Kristin Krisztina
    Christopher Christophe Christoph Cristóbal Cristoforo Cristóvão Krzysztof Kryštof Christoffer Kristóf
    Claire Clara Klara Chiara Klára
    Claude Claudio Cláudio Klaudiusz Claudius
    Claudia Klaudia Cláudia Claudette
    Clement Clément Clemens Clemente Klemens
    Conrad Konrad Corrado Conrado Koenraad Konrád
    Constance Constanze Constanza Costanza Konstancja
    Constantine Constantin Konstantin Costantino Constantino Konstanty
    Cornelius Corneille Cornelio Cornélio Cornelis Kornel
    Cyril Cyrille Cirilo Cirillo Kyrill
    Daniel Daniele Daniël
    Dennis Denis Dionisio Dionýz Dionizy
    Dominic Dominik Dominique Domenico Domingo Domingos
    Dorothy Dorothée Dorothea Dorotea Doroteia Dorota
    Edmund Edmond Edmondo Edmundo Ödön
    Edward Edouard Eduard Eduardo Edoardo Edvard Ede
    Eleanor Éléonore Eleonore Leonor Eleonora
    Elias Elijah Élie Elía Eliasz
    Elizabeth Elisabeth Élisabeth Elisabetta Elżbieta Alžběta Erzsébet Isabel Elisabet Alžbeta
    Emil Émile Emilio Emílio
    Emily Émilie Emilia Emília
    Emmanuel Emanuel Manuel Emanuele Manoel
    Ernest Ernst Ernesto Arnošt Ernő
    Eugene Eugène Eugen Eugenio Eugénio Eugeniusz Evžen Jenő Eugenius
    Eugenia Eugénie Eugénia
    Eva Eve Ève Ewa
    Faustino Faustin Faustyn
    Felicity Félicité Felicitas Felicidad Felicita
    Ferdinand Fernando Ferdinando Hernando Fernand Fernão
    Florence Fiorenza Florencia Florentia
    Florian Floriano Florián
    Frances Françoise Franziska Francisca Francesca Franciszka Františka
    Francis François Franz Francisco Francesco Franciszek František Ferenc Frans Francesc Franciscus
    Frederick Friedrich Frédéric Federico Frederico Fryderyk Bedřich Frederik Fredrik Frigyes
    Gabrielle Gabriela Gabriella
    Genevieve Geneviève Genoveva Genovefa Genoveffa
    Geoffrey Geoffroy Gottfried Godofredo Goffredo
    George Georges Georg Jorge Giorgio Jerzy Jiří György Joris Göran Jürgen Jordi Gheorghe Juraj
    Gerald Gérald Geraldo Giraldo
    Gerard Gérard Gerhard Gerardo Gerhardt Geraldus Gherardo
    Gertrude Gertrud Gertrudes Gertrudis Geltrude
    Gregory Grégoire Gregor Gregorio Gregório Grzegorz Řehoř Gergely
    Gustave Gustav Gustavo Gustaw Gusztáv
    Hedwig Edwige Jadwiga Hedvika Eduvigis Edvige
    Helen Hélène Helene Elena Helena Ilona Jelena
    Henry Henri Heinrich Enrique Enrico Henrique Henryk Jindřich Hendrik Henrik
    Herbert Heribert Eriberto Herberto
    Hubert Uberto Huberto Hubertus
    Hugh Hugues Ugo Hugo
    Ignatius Ignace Ignaz Ignacio Ignazio Inácio Ignacy Ignác
    Irene Irène Irena Irén Irina
    Isaac Isaak Isacco Izaak
    Isabelle Isabella Izabela
    Isidore Isidor Isidro Isidoro Izydor
    James Jaime Giacomo Jacques Jakob Jacob Jakub Jaume Tiago
    Jane Jeanne Johanna Juana Giovanna Joana Joanna Jana Jeannette
    Jerome Jérôme Hieronymus Jerónimo Girolamo Jerônimo Hieronim Jeroným Geronimo
    Joachim Joaquín Gioacchino Joaquim Jáchym
    John Jean Johann Johannes Juan Giovanni João Jan Ján János Johan Joan Hans Jon Juhani Ivan Ioan
    Jonas Jonás Giona Jonasz Jonáš
    Joseph Josef José Giuseppe Józef József Jozef Josip Jose
    Josephine Joséphine Josefina Giuseppina Józefina
    Judith Judit Giuditta Judyta
    Julia Julie Giulia Júlia
    Julian Julien Giuliano Juliano Julián
    Juliana Giuliana Julienne Juliane
    Julius Jules Julio Giulio Júlio Juliusz
    Laurence Lawrence Laurent Lorenz Lorenzo Lourenço Wawrzyniec Vavřinec Lars Lőrinc Laurens
    Leo Léon Leon Leone Leão Lev
    Leonard Léonard Leonhard Leonardo Lennart
    Leopold Léopold Leopoldo Lipót
    Louis Ludwig Luis Luigi Luís Ludwik Ludvík Lajos Lodewijk Ludvig Lluís Ludovico
    Louise Luise Luisa Luísa Ludwika Lovisa
    Lourdes Lurdes
    Lucy Lucie Lucía Lucia Lúcia Łucja
    Luke Luc Lukas Lucas Luca Łukasz Lukáš Lukács
    Magdalene Madeleine Magdalena Maddalena Madalena Magdaléna
    Margaret Marguerite Margarete Margarita Margherita Margarida Małgorzata Markéta Margit Margareta
    Marian Mariano Marián Marianus
    Mark Marc Markus Marcos Marco Marek Márk Marcus
    Martha Marthe Marta Márta
    Martin Martín Martino Martinho Marcin Márton Maarten Marten
    Mary Marie Maria María Mária Maryja Marija
    Matilda Mathilde Matilde Matylda Mathilda
    Matthew Matthieu Matthias Mateo Matteo Mateus Mateusz Matouš Máté Matthäus Mattia Matías Maciej Matěj
    Maurice Moritz Mauricio Maurizio Maurício Maurycy Mořic Mauritz Mór
    Maximilian Maximilien Maximiliano Massimiliano Maksymilian Maxmilián
    Michael Michel Miguel Michele Michał Michal Mihály Mikael Miquel Mihai Michiel Mikkel Mihail
    Monica Monika Monique Mónica Mônica
    Nathan Natan Nathaniel
    Nicholas Nicolas Nikolaus Nicolás Nicola Niccolò Nicolau Mikołaj Mikuláš Miklós Niklas Nicolaas Nikolai
    Odile Ottilie Odilia Odila
    Oscar Oskar Óscar Oszkár
    Otto Othon Ottone Otton Otón Ota
    Patrick Patrice Patricio Patrizio Patrício Patryk Patrik
    Patricia Patrizia Patrícia Patrycja
    Paul Pablo Paolo Paulo Paweł Pavel Pál Paulus Pau Pavol
    Paula Paola Pola Pavla
    Pauline Paulina Paolina
    Peter Pierre Pedro Pietro Piotr Petr Péter Pieter Pere Petros Petar Petrus Petru
    Philip Philippe Philipp Felipe Filippo Filipe Filip Fülöp Filips Felip
    Rachel Raquel Rachele Rahel Ráhel
    Ralph Raoul Raúl Raul Rolf
    Raphael Raphaël Rafael Raffaele Rafał
    Raymond Raimund Ramón Raimondo Raimundo Rajmund Ramon Raymund
    Rebecca Rébecca Rebeca Rebekka Rebeka
    Reginald Reinhold Reynaldo Rinaldo Reinaldo Renaud
    Reynard Reinhard Renard Reinhardt
    Richard Ricardo Riccardo Ryszard Rikard Richárd
    Robert Roberto Rupert Ruprecht Róbert
    Roderick Rodrigue Rodrigo Roderich Ruy
    Roger Rüdiger Ruggero Rogelio Rogério Rutger
    Roland Orlando Rolando Roldán
    Romeo Roméo Romeu
    Rose Rosa Róża Růžena Rózsa Roos
    Rudolph Rodolphe Rudolf Rodolfo Rezső
    Sara Sarah Sára
    Sebastian Sébastien Sebastián Sebastiano Sebastião Sebastiaan Šebestián
    Sigismund Sigismond Segismundo Sigismondo Zygmunt Zikmund Zsigmond
    Simon Simón Simone Simão Szymon Šimon
    Sophie Sophia Sofía Sofia Zofia Žofie
    Stanislas Stanislaus Estanislao Stanislao Stanisław Stanislav
    Stephanie Stéphanie Estefanía Stefania Stephania
    Stephen Étienne Stephan Stefan Esteban Stefano Estêvão Štěpán István Szczepan Esteve Steven Stepan
    Susan Susanne Suzanne Susana Susanna Zuzanna Zuzana Zsuzsanna
    Sylvester Silvestre Silvestro Sylwester Silvestr
    Sylvia Sylvie Silvia Sílvia Sylwia
    Thaddeus Thaddée Tadeo Taddeo Tadeusz Tadeáš Tadeu
    Theodore Théodore Theodor Teodoro Teodor Tivadar Fjodor
    Theresa Thérèse Therese Teresa Tereza Terézia Teresia Theresia
    Thomas Tomás Tommaso Tomasz Tomáš Tamás Tomé Tomas
    Timothy Timothée Timotheus Timoteo Tymoteusz Timóteo
    Ulrich Ulric Ulrico Oldřich Ulrik Ulryk
    Urban Urbain Urbano
    Ursula Ursule Úrsula Orsola Urszula Voršila Orsolya
    Valentine Valentin Valentín Valentino Walenty Valentim Bálint
    Veronica Véronique Veronika Verónica Weronika Verônica
    Victor Viktor Vittorio Wiktor Vítor
    Victoria Victoire Viktoria Vittoria Wiktoria Vitória
    Vincent Vicente Vincenzo Wincenty Vincenc Vince Vicenç Vinzenz
    Vivian Vivien Viviana Bibiana Vivienne
    Walter Gauthier Gualterio Gualtiero Wouter Gautier
    Wenceslas Wenceslaus Wenzel Václav Wacław Venceslao Vencel Venceslau
    William Guillaume Wilhelm Guillermo Guglielmo Guilherme Vilém Vilmos Willem Guillem Vilhelm
    Miriam Mirjam Myriam Mirijam
""".strip().split("\n")

#: Given names of many countries that are words as well.
_WORDS = frozenset(
    map(
        folded,
        """
    Alba Allegra Alma Amada Amado Amber Amparo Ángel Ángeles Angel April Art Ascensión Asunción Aurora
    Autumn Bella Benigno Bianca Bill Blanca Blanche Bonifacio Bruno Candela Candy Carmen Celeste Céleste
    Charity Chase Chastity Christian Clara Clemencia Concepción Consuelo Consolación Constance Cruz Crystal
    Daisy Dawn Désiré Désirée Desirée Destiny Dieudonné Dolores Domenica Domenico Domingo Earl Ebony
    Encarnación Ernst Esperanza Estrella Faith Fe Fé Fede Felice Felicidad Félix Fidel Fiore Fiorella Fleur
    Flor Fortunato Frank Frieda Friede Gentil Genoveva Ginger Glória Gloria Glory Grace Gracia Graça
    Grant Grazia Guy Harmony Hazel Heather Heide Holly Honor Honoré Hope Hunter Immacolata Inmaculada Iris
    Ivy Jade Jagoda Jasmine Jasmin Jesús Joy Justa Justo Kalina Květa Lea Letizia Letícia
    Lew Liberata Libertad Lily Linda Loup Luz Macarena Malina Marguerite Marin Mark Mason Max Melody Mercedes
    Mercè Mercy Mia Milagros Modesto Mónica Montserrat Narciso Natividad Neige Nicanor Nieves Olive Olivia
    Paloma Patience Paz Pearl Penny Perla Perpetua Petra Piedad Pilar Placido Plácido Poppy Pia Primo
    Prosper Providencia Prudence Purificación Rain Rainer Ray Remedios Reyes Rich Robin Rocío Rocco Rosa
    Rosario Rose Rosa Róża Ruby Růžena Sage Salvador Salvatore Santo Santos Serena Severo Sierra Sky Sol
    Solange Soledad Sonne Speranza Stella Summer Sunny Terra Tranquilino Trinidad Trinity Vera Věra Verdad
    Victoria Victoire Viola Violet Violeta Violette Violetta Visitación Vita Vittoria Wiara Will Wolf Zita
""".split(),
    )
)

#: Surnames of people of long ago, and of houses, whose given names are translated.
_OF_LONG_AGO = frozenset(
    map(
        folded,
        """
    Tell Calvin Calvino Luther Zwingli Hus Huss Verne Dumas Marx Engels Kepler Gutenberg Comenius More Moro
    Bacon Newton Erasmus Brueghel Bruegel Rubens Bach Händel Handel Haydn Mozart Beethoven Chopin Liszt Bartók
    Dvořák Smetana Wagner Copernicus Kopernik Stuart Tudor Bourbon Borbón Habsburg Medici Médicis Borgia
    Loyola Magellan Magellano Cabot Caboto Vespucci Hudson Kant Hegel Nietzsche Schiller Goethe Humboldt
    Trotsky Trotzki Lenin Lénine Stalin Staline Nobel Christ Baptist Bonaparte Sobieski Poniatowski
    Kościuszko Mickiewicz Piłsudski Nepomuk Huygens Descartes Petrarca Lessing Schubert Schumann
    Mendelssohn Weber Gluck Rousseau Voltaire Cromwell Wesley Knox Penn Drake Raleigh Cook Tasman
    Franklin Washington Plantagenet Habsburgo Masaryk Palacký Mendel Hofer Münzer Müntzer Melanchthon
    Bosch Dürer Cranach Holbein Rembrandt Orff Strauss Disraeli Herzl Zweig Skywalker Potter Pan Sawyer
    Holmes Evangelista Evangelist
""".split(),
    )
)

#: Who has a name in every language: saints, prophets, popes, rulers and their kin.
_EXALTED = frozenset(
    map(
        folded,
        """
    saint sainte st ste san santo santa são sankt heilige heiliger heiligen święty święta svatý svatá sint
    sveti apostle apostel apôtre apóstol apostolo apóstolo apostoł apoštol evangelist évangéliste evangelista
    prophet prophète profeta prorok profeet bible bibel biblia bibbia bijbel gospel evangelium évangile
    pope papst pape papa papież papež paus påve pave archangel erzengel archange arcángel arcangelo
    king könig roi rey re rei król král koning kung konge queen königin reine reina regina rainha królowa
    královna koningin drottning dronning emperor kaiser empereur emperador imperatore imperador cesarz císař
    keizer kejsare kejser empress kaiserin impératrice emperatriz imperatrice imperatriz cesarzowa prince
    prinz príncipe principe książę princ prins princess prinzessin princesse princesa principessa księżniczka
    princezna prinses prinsessa prinsesse duke herzog duc duque duca tsar zar czar car virgin virgen vergine
    virgem jungfrau vierge disciple jünger discípulo discepolo
""".split(),
    )
)


@cache
def _rows() -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, row in enumerate(_FORMS):
        for form in row.split():
            found.setdefault(folded(form), set()).add(number)
    return {form: frozenset(numbers) for form, numbers in found.items()}


def is_given(name: str) -> bool:
    """Whether a word is a given name of the tables, in any language and with any accents.

    Example:
        >>> is_given("Małgorzata"), is_given("Gloria"), is_given("Novák")
        (True, True, False)
    """
    return folded(name) in _rows() or folded(name) in _WORDS


def are_forms_of_one(name: str, other: str) -> bool:
    """Whether two given names differ, and are what two languages make of one name.

    Example:
        >>> are_forms_of_one("Petr", "Peter"), are_forms_of_one("José", "Jose")
        (True, False)
    """
    one, two = folded(name), folded(other)
    return one != two and bool(_rows().get(one, frozenset()) & _rows().get(two, frozenset()))


def is_of_long_ago(surname: str) -> bool:
    """Whether those who bear a surname may have a given name in every language: “Jean Calvin”.

    Example:
        >>> is_of_long_ago("Calvin"), is_of_long_ago("Lefranc")
        (True, False)
    """
    return folded(surname) in _OF_LONG_AGO


def is_exalted(word: str) -> bool:
    """Whether a word says that whoever is named beside it has a name in every language.

    Example:
        >>> is_exalted("König"), is_exalted("Nachbar")
        (True, False)
    """
    return folded(word) in _EXALTED
