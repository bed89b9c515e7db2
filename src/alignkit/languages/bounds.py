"""At least and at most, more and less than, increase and decrease: on which side of a number something is."""

from collections.abc import Mapping

from alignkit.languages.contrasts import Ways

BOUND: Mapping[str, Ways] = {
    "en": Ways(
        "at least, no less than, not less than, no fewer than, not fewer than, a minimum of, minimum of",
        "at most, at the most, no more than, not more than, a maximum of, maximum of, not exceeding",
        "minimum, least, more, over, above, from, up, starting, exceed*, even",
        "maximum, max, up to, only, less, fewer, under, below, within, limit*, cap, capped, just, "
        "barely, most",
    ),
    "de": Ways(
        "mindestens, wenigstens, zumindest, nicht weniger als, nicht unter",
        "höchstens, maximal, allenfalls, nicht mehr als, nicht über",
        "minimum, minimal, mindest*, immerhin, mehr, über, ab, sogar, selbst",
        "maximum, bis, weniger, unter, nur, lediglich, längstens, kaum, höchst*",
    ),
    "fr": Ways(
        "au moins, à tout le moins, pas moins de, pas moins d', au minimum, du moins",
        "au plus #, tout au plus, au maximum, pas plus de, pas plus d', au grand maximum",
        "minimum, minimal*, plus de, plus d', ou plus, dès, voire",
        "maximum, maximal*, au plus, jusqu', moins de, moins d', ou moins, seulement, que",
    ),
    "es": Ways(
        "al menos, por lo menos, como mínimo, cuando menos, no menos de, un mínimo de",
        "como máximo, a lo sumo, como mucho, a lo más, no más de, un máximo de",
        "mínimo, mínima, más, desde, siquiera, hasta",
        "máximo, máxima, hasta, menos, solo, sólo, apenas, límite, no",
    ),
    "it": Ways(
        "almeno, come minimo, per lo meno, perlomeno, quanto meno, quantomeno, non meno di",
        "al massimo, tutt'al più, al più, non più di, un massimo di",
        "minimo, minima, più, oltre, perfino, addirittura",
        "massimo, massima, fino, meno, solo, soltanto, entro, appena, limite, non",
    ),
    "pt": Ways(
        "pelo menos, ao menos, no mínimo, não menos de, não menos que",
        "no máximo, quando muito, não mais de, não mais que, não mais do que",
        "mínimo, mínima, mais, desde",
        "máximo, máxima, até, menos, só, apenas, somente, limite, não",
    ),
    "ca": Ways(
        "almenys, com a mínim, si més no, pel cap baix, no menys de",
        "com a màxim, com a molt, pel cap alt, no més de",
        "mínim, més",
        "màxim, fins, menys, només",
    ),
    "ro": Ways(
        "cel puțin, măcar, nu mai puțin de",
        "cel mult, nu mai mult de",
        "minim, minimum, peste, mult",
        "maxim, maximum, până, puțin, doar, sub",
    ),
    "nl": Ways(
        "minstens, ten minste, tenminste, minimaal, op zijn minst, op z'n minst, niet minder dan",
        "hoogstens, hooguit, ten hoogste, maximaal, op zijn hoogst, op z'n hoogst, niet meer dan",
        "minimum, meer, vanaf, ruim, boven, zelfs",
        "maximum, tot, minder, slechts, maar, binnen, onder, alleen",
    ),
    "sv": Ways(
        "åtminstone, minst #, inte mindre än",
        "som högst, högst #, maximalt, inte mer än, på sin höjd",
        "minst, mer, över, från, minimum",
        "högst, max, mindre, bara, endast, upp, under",
    ),
    "da": Ways(
        "mindst #, i det mindste, ikke mindre end",
        "højst, højest #, maksimalt, ikke mere end",
        "mindst, mere, over, fra",
        "højest, maks, mindre, kun, op, under",
    ),
    "no": Ways(
        "minst #, i det minste, ikke mindre enn",
        "høyst, maksimalt, ikke mer enn",
        "minst, mer, over, fra",
        "maks, mindre, bare, kun, opp, under",
    ),
    "pl": Ways(
        "co najmniej, przynajmniej, nie mniej niż, nie rzadziej niż",
        "co najwyżej, najwyżej, nie więcej niż, nie częściej niż, nie dłużej niż, maksymalnie",
        "minimum, minimalnie, ponad, więcej, od",
        "maksimum, mniej, tylko, zaledwie, poniżej",
    ),
    "cs": Ways(
        "alespoň, nejméně, přinejmenším, minimálně, aspoň",
        "nejvýše, nanejvýš, maximálně, ne více než, ne víc než",
        "více, víc, minimum, přes, od",
        "nejvíce, nejvíc, do, až, méně, jen, pouze, maximum",
    ),
    "ru": Ways(
        "не менее, не меньше, не реже, не ниже, по меньшей мере, по крайней мере, как минимум",
        "не более, не больше, не чаще, не выше, самое большее, как максимум, максимум",
        "минимум, более, больше, свыше, минимальн*, хотя, даже",
        "максимальн*, до, менее, меньше, только, лишь, всего",
        "тем не менее, более менее, более или менее",
    ),
    "uk": Ways(
        "щонайменше, принаймні, не менше, не менш, як мінімум",
        "щонайбільше, не більше, не більш, як максимум, максимум",
        "мінімум, більше, понад, хоча",
        "до, менше, лише, тільки",
        "тим не менш",
    ),
}
"""Least and most."""

COMPARED: Mapping[str, Ways] = {
    "en": Ways(
        "more than #, over #, above #, greater than #, higher than #",
        "less than #, under #, below #, fewer than #, lower than #",
        "more, over, above, exceed*, at least, plus, beyond, upwards, past",
        "less, under, below, fewer, at most, up to, within, almost, nearly, short, no more than, minus",
    ),
    "de": Ways(
        "mehr als #, über #, oberhalb von #",
        "weniger als #, unter #, unterhalb von #",
        "mehr, über, ober*, mindestens, ab, hinaus, höher, darüber, gut",
        "weniger, unter, bis, höchstens, knapp, fast, niedriger, kein*, nicht, minus",
    ),
    "fr": Ways(
        "plus de #, plus d'#, supérieur||e|s|es à #, au-dessus de #, au-delà de #",
        "moins de #, moins d'#, inférieur||e|s|es à #, au-dessous de #, en deçà de #",
        "plus, dépass*, au moins, excéd*, supérieur*, dessus, delà",
        "moins, presque, inférieur*, dessous, au plus, pas, sous",
    ),
    "es": Ways(
        "más de #, superior||es a #, por encima de #",
        "menos de #, inferior||es a #, por debajo de #",
        "más, super*, al menos, encima, exced*, mayor, mayores",
        "menos, inferior*, casi, debajo, no, bajo, menor, menores",
    ),
    "it": Ways(
        "più di #, superior|e|i a #, superior|e|i al #, oltre #",
        "meno di #, inferior|e|i a #, inferior|e|i al #, sotto #",
        "più, super*, oltre, almeno, sopra, maggior*",
        "meno, inferior*, quasi, sotto, non, minor*",
    ),
    "pt": Ways(
        "mais de #, superior||es a #, acima de #, acima dos #",
        "menos de #, inferior||es a #, abaixo de #, abaixo dos #",
        "mais, super*, acima, pelo menos, maior, maiores, excede*",
        "menos, inferior*, abaixo, quase, não, menor, menores",
    ),
    "nl": Ways(
        "meer dan #, boven de #, hoger dan #",
        "minder dan #, onder de #, lager dan #",
        "meer, boven, ruim, minstens, over, hoger, groter",
        "minder, onder, bijna, hooguit, lager, net, niet, geen, kleiner",
    ),
    "pl": Ways(
        "ponad #, więcej niż #, powyżej #",
        "niespełna #, mniej niż #, poniżej #",
        "ponad, więcej, powyżej, przeszło, nad, przekr*, co najmniej, wyż*",
        "mniej, poniżej, niespełna, prawie, nie, pod, niż*",
    ),
    "cs": Ways(
        "více než #, víc než #, přes #, nad #",
        "méně než #, míň než #, necel* #, pod #",
        "více, víc, přes, nad, překr*, alespoň, vyšší",
        "méně, míň, necel*, pod, téměř, skoro, nižší, ne",
    ),
    "ru": Ways(
        "более #, больше #, выше #, свыше #",
        "менее #, меньше #, ниже #",
        "более, больше, выше, свыше, превы*, старше",
        "менее, меньше, ниже, почти, не, до, младше, моложе",
        "тем не менее, не более, не менее, не больше, не меньше",
    ),
    "sv": Ways(
        "mer än #, över #", "mindre än #", "mer, över, fler, minst", "mindre, under, färre, nästan, inte"
    ),
    "da": Ways(
        "mere end #, over #",
        "mindre end #",
        "mere, over, flere, mindst",
        "mindre, under, færre, næsten, ikke",
    ),
    "no": Ways(
        "mer enn #, over #", "mindre enn #", "mer, over, flere, minst", "mindre, under, færre, nesten, ikke"
    ),
    "ca": Ways(
        "més de #, superior||s a #",
        "menys de #, inferior||s a #",
        "més, superior*",
        "menys, inferior*, gairebé, no",
    ),
    "ro": Ways(
        "mai mult de #, peste #",
        "mai puțin de #, sub #",
        "mult, peste, multe, mulți",
        "puțin, puține, sub, aproape, nu",
    ),
}
"""More and less than a number."""

TREND: Mapping[str, Ways] = {
    "en": Ways(
        "increas|e|es|ed|ing, rise, rises, rose, risen, rising, growth, grew, grown, growing, grow, grows",
        "decreas|e|es|ed|ing, decline, declines, declined, declining, shrink*, shrank, shrunk, dwindl*",
        "gain*, rais*, higher, more, up, soar*, climb*, surg*, jump*, boost*, expan*",
        "fall*, fell, drop*, reduc*, down, lower*, less, fewer, cut*, los*, plung*, diminish*, slow*, "
        "slump*, weak*",
    ),
    "de": Ways(
        "anstieg, steigt, stieg, gestiegen, steigen, stiegen, zunahme, wachstum, wächst, wuchs, gewachsen",
        "rückgang, sinkt, sank, gesunken, sinken, sanken, abnahme, schrumpf*, fällt, zurückgegangen, "
        "zurückging",
        "steig*, anst*, erhöh*, wachs*, wuchs*, zu, zuwachs, zunehm*, zunahm*, mehr, höher*, auf, hoch",
        "rückg*, senk*, sink*, gesenk*, fall*, fiel*, gefallen, zurück, ab, weniger, verringer*, "
        "reduzier*, nach, abnehm*, abnahm*, minder*, niedrig*, einbruch, einbr*, verlor*, verlust*",
    ),
    "fr": Ways(
        "hausse, augmentation, augment|e|ent|é|ée|és|ées|er|ait|aient, accroissement, croissance, croît",
        "baisse, diminution, diminu|e|ent|é|ée|és|ées|er|ait|aient, réduction, décroissance, recul",
        "hauss*, augment*, progress*, grimp*, mont*, accr*, croiss*, plus, bond*, relev*",
        "baiss*, diminu*, rédui*, recul*, chut*, décl*, moins, descend*, tomb*, ralent*, repli*",
    ),
    "es": Ways(
        "aumento, aument|a|an|ó|aron|ar|ado|aba|aban, incremento, crecimiento, subida, alza",
        "descenso, disminu|ye|yen|yó|yeron|ir|ido|ía|ían, reducción, caída, bajada, baja",
        "aument*, increment*, crec*, sub*, alza, más, mayor*",
        "disminu*, redu*, ca*, baj*, descen*, menos, menor*, declive",
    ),
    "it": Ways(
        "aumento, aument|a|ano|ò|arono|are|ato|ata|ati|ate, crescita, incremento, rialzo",
        "diminuzione, diminu|isce|iscono|ì|irono|ire|ito|ita|iti|ite, calo, riduzione, ribasso",
        "aument*, cresc*, sal*, increment*, più, maggior*, rial*",
        "diminu*, cal*, rid*, meno, minor*, cad*, scend*, sces*, ribass*, cro*",
    ),
    "pt": Ways(
        "aumento, aument|a|am|ou|aram|ar|ado, crescimento, subida, alta",
        "diminuição, diminu|i|em|iu|íram|ir|ído, queda, redução, descida, baixa",
        "aument*, cresc*, sub*, alt*, mais, maior*, elev*",
        "diminu*, redu*, ca*, queda*, desc*, baix*, menos, menor*",
    ),
    "nl": Ways(
        "stijging, toename, groei, stijgt, stijgen, steeg, stegen, gestegen, toegenomen, groeit, groeide",
        "daling, afname, krimp, daalt, dalen, daalde, daalden, gedaald, afgenomen, krimpt, kromp",
        "stijg*, groei*, toe, verhog*, verhoog*, meer, hoger*, op",
        "dal*, daal*, af, verlag*, verlaag*, minder*, lager*, verminder*, gekrompen",
    ),
    "pl": Ways(
        "wzrost, wzrostu, wzrósł, wzrosła, wzrosło, wzrosły, rośnie, rosną",
        "spadek, spadku, spadł, spadła, spadło, spadły, maleje, maleją",
        "wzr*, ros*, roś*, zwiększ*, podw*, więcej, więk*, wyż*, pod*",
        "spad*, mal*, zmniejsz*, obniż*, mniej*, niż*, ogranicz*, redu*",
    ),
    "ru": Ways(
        "рост, роста, росте, выросл*, вырос, увеличени*, растет, растёт, увеличил*, увеличива*",
        "снижени*, уменьшени*, спад, спада, снизил*, снижа*, упал*, упал, сократил*, сокращени*, сокраща*",
        "рос*, рас*, выр*, увелич*, возр*, повы*, прирос*, больше, подня*",
        "сниж*, сниз*, пад*, умень*, сокр*, спад*, меньше, упа*",
    ),
}
"""Increase and decrease."""
