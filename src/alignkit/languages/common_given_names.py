"""Common given names that have one form only, or one in neighbouring languages."""

from functools import cache

from alignkit.languages.given_names import is_given
from alignkit.languages.names import folded

_NAMES = """
    Aaron Adam Ádám Adrian Adriana Adriano Agata Aino Alain Albert Alberto Aleksandra Alena Alessia
    Alexis Alfred Alfredo Ali Alina Allan Álvaro Amanda Amelia Amélie Amy Anders Andreea Anette Anita
    Anja Anke Annette Annika Anouk Ansgar Antje Ariane Arne Arnaud Astrid Audrey Aurélie Aurora Axel
    Ayşe Azra Bartek Bastien Beata Bengt Bente Bernadette Berit Bert Bertrand Beth Bettina Birgit Bjarne
    Björn Blanka Bohdan Bohumil Bohuslav Bogdan Bogusław Bořivoj Bożena Božena Branislav Brian Britta
    Bronisław Bruno Carl Carla Carina Carmen Carola Carole Caroline Carolina Carsten Catherine Cédric
    Céline Cezary Chantal Chloé Claudine Colette Corinne Cristian Dagmar Damian Damien Dan Daniela
    Danielle Danuta Dariusz Dave David Davide Deborah Delphine Denise Detlef Diana Diane Didier Diego
    Dieter Dirk Dmitri Dorian Doris Drahomíra Dušan Eero Egon Eino Elena Elif Elke Ella Elin Elisa Elise
    Elsa Emma Emmanuelle Enzo Eric Erich Erik Erika Erkki Ernesto Erwin Estelle Esther Etienne Étienne
    Fabian Fabien Fabio Fabrice Fabrizio Fatima Federica Filip Fiona Flavia Flavio Florence Franck
    Franco Frida Gábor Gaëlle Gail Gerd Gero Ghislaine Gianluca Gianni Gilbert Gilles Gisela Giulia
    Gloria Grażyna Gudrun Guido Guillaume Guillermo Gunnar Günter Günther Gwendoline Håkan Hanne Hannele
    Hans Harald Harry Hartmut Heike Heiko Heikki Heinz Heli Henning Hilde Holger Horst Ida Iga Ilaria
    Ildikó Ilse Ines Inge Inger Ingmar Ingo Ingrid Ireneusz Iva Ivan Ivana Iván Iveta Ivo Iwona Jacek
    Jack Jade Jan Jana Jani Jannik Janusz Jari Jarmila Jaromír Jaroslav Jarosław Jasmin Jason Jennifer
    Jens Jeremy Jesper Jess Jessica Jitka Joel Johan Jonas Jonathan Jordan Jorge Jörg Jukka Julien
    Jürgen Justine Justyna Juhani Kai Kaja Kalle Kamil Karim Karin Karsten Katja Katrin Kazimierz Keith
    Kelly Kerstin Kevin Kim Kirsten Kirsi Kjell Klaus Krystyna Kurt Kyle Lars Larisa Lasse Laura Laure
    Lauri Léa Lech Leif Leila Lena Lenka Leonie Leszek Liam Libor Linda Linnea Lionel Lisa Livia Ljubica
    Loïc Lorena Lorraine Lotta Lotte Louis Louise Lubomír Luboš Luca Lucas Lucie Lucy Ludmila Luděk
    Luigi Luis Lukas Lukáš Maarten Maciej Maciek Magali Magnus Maja Malgorzata Małgorzata Malin Manfred
    Manon Manuela Marcel Marcela Marcin Marek Maren Margot Marianne Marie Marika Marina Marine Mario
    Marion Marisa Marit Marja Marjan Mark Markéta Marko Markus Marlène Marta Marten Martin Martina
    Martine Matteo Matti Mattias Maurice Mauricio Mauro Max Maxime Megan Mehmet Melanie Mélanie Meret
    Mia Michaela Micheline Michelle Mika Mikael Mikko Milan Milada Milena Milica Miloš Miloslav Miłosz
    Miriam Mirko Miroslav Mirosław Miroslava Mohamed Mohammed Monika Monique Morten Mustafa Nadia Nadine
    Nancy Natalia Natalie Nathalie Nathan Nele Nelly Niamh Nicola Nicole Niels Nikola Nils Nina Nino
    Noah Noemi Noémie Nora Norbert Nuno Odette Olaf Olav Ole Oleg Oleksandr Olga Olivia Olof Oona Oskar
    Oscar Otto Pablo Paloma Paola Pascal Patrice Patricia Patrick Patrik Paula Paulina Pavel Pavla Peder
    Per Pernille Petra Petteri Philippe Pia Pierrick Pirjo Přemysl Radek Radim Radka Radosław Rafael
    Rafał Ragnar Raimund Rainer Ralf Ralph Ramona Raquel Rasmus Raul Raúl Rebecca Regina Régine Regis
    Régis Reinhard Renata Renate René Renée Riccardo Richard Rita Robbert Robert Roberta Roberto Robin
    Rocío Rodrigo Roger Roland Rolf Romain Roman Romana Romy Ronald Ronan Rosa Rosalie Rosemarie
    Roswitha Roy Rudolf Ruth Ryan Ryszard Sabina Sabine Sabrina Sami Samir Samuel Samuli Sandra Sandrine
    Sanna Sara Sarah Saskia Saúl Saverio Scott Sean Selma Serena Severine Séverine Silja Silke Silvia
    Silvio Simona Simone Siobhán Sławomir Slavomír Sofia Sofie Solveig Sonia Sonja Sören Stanislav
    Stanisław Steffen Stella Sten Stig Susana Susanna Svante Sven Svetlana Sylvain Sylvia Sylvie Tadeusz
    Tamara Tanja Tapio Tarja Tatiana Teemu Teresa Terje Thea Thérèse Thierry Thijs Thorsten Tiina Till
    Tilman Timo Tina Tobias Tom Tomáš Tommaso Tommy Torsten Tove Tracy Tristan Tuomas Tuula Udo Uffe
    Ulla Ulrich Ulrike Ulf Ursula Uwe Václav Valentin Valentina Valeria Valérie Vanda Vanessa Vanja Veli
    Vendula Vera Veronika Véronique Viggo Viktor Ville Vincent Violaine Virginie Virpi Vít Vítězslav
    Vittorio Vlad Vladimír Vladislav Vlastimil Volker Vratislav Walter Waltraud Wanda Wendy Werner
    Wiesław Wiebke Wilfried Willem Wim Witold Wolfgang Xavier Yann Yannick Yves Yvette Yvonne Zbigniew
    Zbyněk Zdeněk Zdeňka Zdenka Zdzisław Zofia Zora Zoran Zuzana Zygmunt Íñigo Iñaki Iker Ainhoa Aitor
    Unai Begoña Nuria Núria Oriol Montserrat Mercè Xavi Gonzalo Rafaela Ximena Rubén Iria Uxía Brais
    Xosé Inês João Tiago Rui Duarte Vasco Margarida Leonor Mafalda Beppe Ciro Gennaro Salvatore Rosario
    Nicolò Niccolò Lapo Ottavia Ginevra Martino
"""


@cache
def _folded() -> frozenset[str]:
    return frozenset(map(folded, _NAMES.split()))


def is_common_given(name: str) -> bool:
    """Whether a word is a given name that many people bear, whether or not it has other forms.

    Example:
        >>> is_common_given("Radim"), is_common_given("Petra"), is_common_given("Radio")
        (True, True, False)
    """
    return folded(name) in _folded() or is_given(name)
