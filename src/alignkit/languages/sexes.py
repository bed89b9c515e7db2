"""Men and women, titles, and kin of either sex."""

from collections.abc import Mapping

from alignkit.languages.contrasts import Ways

PEOPLE: Mapping[str, Ways] = {
    "en": Ways(
        "man, men, husband, husbands, gentleman, gentlemen, mr",
        "woman, women, wife, wives, lady, ladies, mrs, ms",
        "male*, he, his, him, sir, lord, guy, guys",
        "female*, she, her, miss, girl*",
        "spouse*, widow*",
    ),
    "de": Ways(
        "mann, männer, mannes, männern, ehemann, herr, herrn, herren",
        "frau, frauen, ehefrau, dame, damen",
        "männ*, er, sein*",
        "weib*, sie, ihr*, frauen*",
        "jedermann, jungfrau*",
    ),
    "fr": Ways(
        "homme, hommes, mari, maris, m, monsieur, messieurs",
        "femme, femmes, épouse, épouses, mme, madame, mesdames, dame, dames, mmes",
        "masculin*, mâle*, il, mec, mecs",
        "fémin*, elle, fille*",
        "époux, l'homme",
    ),
    "es": Ways(
        "hombre, hombres, marido, maridos, esposo, señor, señores, sr",
        "mujer, mujeres, esposa, esposas, señora, señoras, sra, dama, damas",
        "masculin*, él, varon*, varón",
        "femenin*, ella, niña*",
        "matrimonio",
    ),
    "it": Ways(
        "uomo, uomini, marito, mariti, signor, sig",
        "donna, donne, moglie, mogli, signora, signorina, sig.ra",
        "maschi*, lui, egli",
        "femmin*, lei, ella, ragazza",
        "coniug*, signore",
    ),
    "pt": Ways(
        "homem, homens, marido, maridos, senhor, senhores, sr",
        "mulher, mulheres, esposa, esposas, senhora, senhoras, sra, dama, damas",
        "masculin*, ele",
        "feminin*, ela, menina*",
        "cônjuge*",
    ),
    "nl": Ways(
        "man, mannen, echtgenoot, heer, heren, meneer, dhr",
        "vrouw, vrouwen, echtgenote, dame, dames, mevrouw, mevr",
        "mannel*, hij, zijn",
        "vrouwel*, zij, haar, meisje*",
    ),
    "sv": Ways(
        "man, män, mannen, männen, herr",
        "kvinna, kvinnor, kvinnan, kvinnorna, fru, hustru",
        "manl*, han, make",
        "kvinnl*, hon, maka",
    ),
    "da": Ways(
        "mand, mænd, manden, mændene, hr",
        "kvinde, kvinder, kvinden, kvinderne, fru, kone",
        "han, mandl*",
        "hun, kvindel*",
    ),
    "no": Ways(
        "mann, menn, mannen, mennene, herr",
        "kvinne, kvinner, kvinnen, kvinnene, fru, kone",
        "han",
        "hun",
    ),
    "pl": Ways(
        "mężczyzn|a|y|ę|om, mężczyźn*, mąż, męża, mężem, pan, pana, panu",
        "kobiet|a|y|ę|om|, kobiec*, żona, żony, żonę, żoną, pani, panią",
        "męsk*, on, jego",
        "żeńsk*, ona, jej, dziewczyn*",
        "państw*",
    ),
    "cs": Ways(
        "muž, muži, muže, mužů, manžel, manžela, pan, pana",
        "žena, ženy, ženu, žen, manželka, manželku, manželky, paní",
        "muž*, on",
        "žen*, ona, dívk*",
        "manželé, manželů",
    ),
    "ru": Ways(
        "мужчин*, муж, мужа, мужем, мужу, господин, господина, г-н",
        "женщин*, жена, жены, жене, женой, жену, госпожа, госпожи, г-жа",
        "муж*, он, его",
        "жен*, она, её, ее, девушк*",
        "супруг*",
    ),
}
"""Men and women, husbands and wives, Mr and Mrs: many languages have one word for two of them."""

KIN: Mapping[str, Ways] = {
    "en": Ways(
        "son, sons, brother, brothers, father, fathers, uncle, uncles, grandfather, nephew, nephews, "
        "boy, boys",
        "daughter, daughters, sister, sisters, mother, mothers, aunt, aunts, grandmother, niece, nieces, "
        "girl, girls",
        "dad, daddy, grandpa, he, his, him",
        "mum, mom, mommy, grandma, she, her",
    ),
    "de": Ways(
        "sohn, söhne, bruder, brüder, vater, väter, onkel, großvater, neffe, junge, jungen",
        "tochter, töchter, schwester, schwestern, mutter, mütter, tante, großmutter, nichte, mädchen",
        "papa, opa, söhn*, brüd*, väter*, er, sein*, jung*",
        "mama, oma, töcht*, mutter*, sie, ihr*, mädchen*",
    ),
    "fr": Ways(
        "fils, frère, frères, père, pères, oncle, oncles, grand-père, neveu, neveux, garçon, garçons",
        "fille, filles, sœur, sœurs, soeur, soeurs, mère, mères, tante, tantes, grand-mère, nièce, nièces",
        "papa, il, patern*",
        "maman, elle, matern*, fillette*",
    ),
    "es": Ways(
        "hijo, hermano, padre, tío, abuelo, sobrino",
        "hija, hijas, hermana, hermanas, madre, madres, tía, tías, abuela, abuelas, sobrina",
        "hijos, hermanos, padres, tíos, abuelos, papá, él, niñ*, chic*",
        "mamá, ella, niñas, chica*",
    ),
    "it": Ways(
        "figlio, fratello, padre, zio, nonno, ragazzo",
        "figlia, figlie, sorella, sorelle, madre, madri, zia, zie, nonna, ragazza, ragazze",
        "figli, fratelli, padri, zii, nonni, papà, lui, ragazzi, nipot*",
        "mamma, lei, nipot*, bambin*",
    ),
    "pt": Ways(
        "filho, irmão, pai, tio, avô, sobrinho",
        "filha, filhas, irmã, irmãs, mãe, mães, tia, tias, avó, avós, sobrinha",
        "filhos, irmãos, pais, tios, avós, ele, menin*, rapaz*",
        "ela, mamã, mamãe, meninas, rapariga*",
    ),
    "nl": Ways(
        "zoon, zonen, zoons, broer, broers, vader, vaders, oom, ooms, grootvader, jongen, jongens",
        "dochter, dochters, zus, zussen, zuster, zusters, moeder, moeders, tante, tantes, grootmoeder, "
        "meisje, meisjes",
        "papa, opa, hij, neef, neven",
        "mama, oma, zij, nicht, nichten",
    ),
    "sv": Ways(
        "son, sonen, söner, bror, brodern, bröder, far, fadern, pappa, pojke, pojkar, pojken",
        "dotter, dottern, döttrar, syster, systern, systrar, mor, modern, mamma, flicka, flickor, flickan",
        "han, farfar, morfar, kille*",
        "hon, farmor, mormor, tjej*",
    ),
    "da": Ways(
        "søn, sønnen, sønner, bror, broren, brødre, far, faren, dreng, drenge, drengen",
        "datter, datteren, døtre, søster, søsteren, søstre, mor, moren, pige, piger, pigen",
        "han, farfar, morfar",
        "hun, farmor, mormor",
    ),
    "no": Ways(
        "sønn, sønnen, sønner, bror, broren, brødre, far, faren, gutt, gutter, gutten",
        "datter, datteren, døtre, søster, søsteren, søstre, mor, moren, jente, jenter, jenta",
        "han, farfar, morfar",
        "hun, farmor, mormor",
    ),
    "pl": Ways(
        "syn, syna, synem, synowi, synowie, synów, brat, brata, bratem, ojciec, ojca, ojcem, chłopiec, "
        "chłopca",
        "córka, córki, córką, córce, córkę, córek, siostra, siostry, siostrą, matka, matki, matką, "
        "matkę, dziewczynka",
        "syn*, bra*, ojc*, wuj*, chłop*, tat*, on",
        "cór*, siost*, mat*, cioc*, dziew*, mam*, ona",
    ),
    "cs": Ways(
        "syn, syna, synem, synové, synů, bratr, bratra, bratři, otec, otce, otcem, chlapec, chlapce",
        "dcera, dcery, dceru, dcerou, dcer, sestra, sestry, sestru, matka, matky, matku, dívka, dívky",
        "syn*, brat*, otc*, táta, chlap*, kluk*, strý*",
        "dce*, ses*, mat*, máma, dív*, hol*, tet*",
    ),
    "ru": Ways(
        "сын, сына, сыном, сыну, сыновья, сыновей, брат, брата, братом, братья, отец, отца, отцом, отцу",
        "дочь, дочери, дочерью, дочерей, сестра, сестры, сестру, сестрой, мать, матери, матерью, матерей",
        "сын*, брат*, отц*, папа, мальч*, дяд*, он",
        "доч*, сест*, мат*, мама, девоч*, тет*, тёт*, она",
    ),
}
"""Sons and daughters, brothers and sisters, parents, and children of either sex."""
