"""Verbs of necessity and of possibility, and what becomes of them where they are denied."""

from collections.abc import Mapping

from alignkit.languages.contrasts import Contrasts, Ways, two_poles

_ONLY_DE = "nur, bloß, erst, lediglich, allein, vielleicht, kaum"
_MODAL: Mapping[str, Ways] = {
    "en": Ways(
        "must, have to, has to, should",
        "may, can, can, could",
        "had to, having to, should, shall, ought, need*, requir*, necess*, oblig*, forced, compel*, "
        "essential, mandatory, due, supposed, to be",
        "could, might, able, allow*, possib*, permit*, let*, enabl*, would, capable, option*, chance, "
        "ability",
        "only, cannot, perhaps, maybe, unless, until, help, impossible, must have, must be able, fail*",
    ),
    "de": Ways(
        "muss, müssen, musst, müsst, musste, mussten, müsse, muss, müssen, musste, mussten, müsse, "
        "müsste, müssten",
        "kann, können, kannst, könnt, konnte, konnten, könne, darf, dürfen, durfte, durften, dürfe, "
        "könnte, könnten",
        "soll*, müsste*, notwendig*, nötig*, erforderlich*, verpflicht*, brauch*, gezwungen, zwing*, "
        "zwang, hat zu, haben zu, ist zu, sind zu, gilt, heißt, unbedingt, pflicht*, muß",
        "könnte*, dürfte*, möglich*, erlaub*, läßt, lässt, lassen, mag, mögen, möge, imstande, fähig, "
        "bar, darf*",
        _ONLY_DE,
    ),
    "fr": Ways(
        "doit, doivent, dois, devons, devez, devait, devaient, devra, devront, devrait, devraient",
        "peut, peuvent, peux, pouvons, pouvez, pouvait, pouvaient, pourra, pourront, pourrait, pourraient",
        "faut, faudra, fallait, devoir, devr*, dû, oblig*, nécess*, besoin, contrain*, impos*, exig*, "
        "il fa*, fall*",
        "pouvoir, pourr*, possib*, puiss*, permet*, permis*, peut être, pu, susceptib*, capab*, "
        "autoris*, sait, savoir",
        "seulement, uniquement, que si, peut - être, ne peut que, ne peuvent que, sans doute, seul*, "
        "sauf, avant que",
    ),
    "es": Ways(
        "debe, deben, debía, debían, deberá, deberán, tiene que, tienen que, tenía que, hay que, "
        "debería, deberían",
        "puede, pueden, podía, podían, podrá, podrán, puede, pueden, podía, se puede, podría, podrían",
        "debería*, deber, debi*, necesi*, oblig*, precis*, ha de, han de, tuv*, exig*, tener que, "
        "tendr*, debo, hace falta",
        "podr*, poder, posib*, permit*, pud*, pued*, capa*, quiz*, acaso, autoriz*, cabe",
        "solo, sólo, únicamente, solamente, salvo, hasta, sino",
    ),
    "it": Ways(
        "deve, devono, doveva, dovevano, dovrà, dovranno, dobbiamo, devi, dovrebbe, dovrebbero",
        "può, possono, poteva, potevano, potrà, potranno, possiamo, puoi, potrebbe, potrebbero",
        "dov*, debb*, devo, bisogn*, necess*, obblig*, occorr*, serv*, costr*, va, vanno, andr*, "
        "richied*, richies*",
        "pot*, poss*, consent*, permet*, permess*, capac*, grado, riesc*, forse, è possibile, autorizz*",
        "solo, soltanto, solamente, salvo, finché, unicamente",
    ),
    "pt": Ways(
        "deve, devem, tem de, têm de, tem que, têm que, precisa, precisam, deveria, deveriam",
        "pode, podem, pode, podem, pode, podem, pode, podem, poderia, poderiam",
        "dev*, terá*, teve*, tinha*, ter de, ter que, necess*, obrig*, precis*, exig*, forçad*, há que, "
        "é preciso",
        "pod*, pud*, poss*, permit*, capa*, talvez, consegu*, autoriz*",
        "só, apenas, somente, salvo, até, unicamente",
    ),
    "ca": Ways(
        "ha de, han de, cal",
        "pot, poden, pot",
        "haur*, deu*, necess*, oblig*, hav*",
        "pod*, pug*, pog*, poss*, permet*, potser",
        "només, sols",
    ),
    "ro": Ways(
        "trebuie",
        "pot, poate",
        "trebui*, necesar*, oblig*, nevoie",
        "put*, pute*, posib*, permi*",
        "doar, numai",
    ),
    "nl": Ways(
        "moet, moeten, moest, moesten, moet, moeten, moest, moesten",
        "kan, kunnen, kon, konden, mag, mogen, mocht, mochten",
        "moet*, dien*, hoef*, nodig*, noodza*, verplicht*, zou*, gedwongen, hoort, horen, behoor*, zal, "
        "zullen",
        "kun*, mog*, mocht*, mogelijk*, toegestaan, laat, laten, misschien, staat, wellicht, toelat*, "
        "toelaat",
        "alleen, slechts, enkel, pas, maar",
    ),
    "sv": Ways(
        "måste",
        "kan, kunde",
        "får, behöv*, ska, skulle, bör, borde, tvung*, krävs, nödv*, fick",
        "kun*, får, må, möj*, tillå*, lå*, fick, bli, blir, måtte",
        "bara, endast, kanske",
    ),
    "da": Ways(
        "skal, skulle, nødt",
        "kan, kunne",
        "må, måtte, bør, burde, behøv*, nødv*, tvung*",
        "må, måtte, får, mul*, tillad*, lad*, kun*",
        "kun, bare, måske",
    ),
    "no": Ways(
        "må, måtte",
        "kan, kunne",
        "skal, skulle, bør, burde, behøv*, nødv*, tvung*, nødt",
        "får, mul*, tillat*, la, lar, kun*, fikk",
        "kun, bare, kanskje",
    ),
    "pl": Ways(
        "musi, muszą, musiał, musiała, musieli, musiały, trzeba, musiałby, musieliby",
        "może, mogą, mógł, mogła, mogli, mogły, można, mógłby, mogliby",
        "musi*, musz*, należ*, powin*, potrzeb*, koniecz*, zmusz*, ma, mają, wypada, obowiąz*, wymaga*",
        "mog*, móg*, móc, możn*, wolno, możliw*, pozwal*, pozwol*, da, daje, potraf*, umie*, zdoln*, zdoła*",
        "tylko, jedynie, być może, wyłącznie, dopiero, chyba",
    ),
    "cs": Ways(
        "musí, musejí, musel, musela, museli, musely, třeba",
        "může, mohou, mohl, mohla, mohli, mohly, lze",
        "mus*, má, mají, nutn*, potřeb*, povinn*, měl*, nezbyt*",
        "moh*, moci, můž*, smí*, možn*, lze, umož*, dá, dovol*, umí, schop*",
        "jen, pouze, jenom, možná, až, snad",
    ),
    "ru": Ways(
        "должен, должна, должно, должны, нужно",
        "может, может, может, могут, можно",
        "необходим*, нужно, нужн*, надо, обязан*, прих*, вынужд*, следует, долж*, требу*, приш*",
        "мож*, мог*, возможн*, спос*, позвол*, разреш*, вправе, удаст*, удал*",
        "только, лишь, может быть, наверное, возможно",
    ),
    "uk": Ways(
        "повинен, повинна, повинно, повинні, мусить, мусять, треба",
        "може, може, може, можуть, може, можуть, можна",
        "необхідн*, потріб*, слід, зобов*, має, мають, мус*, довод*, змуш*, мав, мала, мали",
        "мож*, міг, мог*, здат*, дозвол*, вдал*, спром*",
        "лише, тільки, може бути, мабуть",
    ),
}
"""Must and may. What either may stand for in another mood counts as near; “only” turns the two round."""

_DENIED: Mapping[str, Ways] = {
    "en": Ways("must, may, can", "have to, has to, need, needs"),
    "de": Ways(
        "darf, dürfen, dürft, durfte, durften, dürfe, kann, können, soll, sollen",
        "muss, müssen, musst, müsst, musste, mussten, brauch|e|t|en|te|ten",
    ),
    "fr": Ways("doit, doivent, devons, devez, peut, peuvent, faut", "besoin, obligé||e|s|es, tenu|s|e|es"),
    "es": Ways("debe, deben, debemos, puede, pueden", "necesit|a|an|amos, obligad|o|a|os|as, hace falta"),
    "it": Ways("deve, devono, dobbiamo, può, possono", "bisogno, obbligat|o|a|i|e, occorre, necessario"),
    "pt": Ways("deve, devem, devemos, pode, podem", "precis|a|am|amos, obrigad|o|a|os|as"),
    "nl": Ways("mag, mogen, mocht, mochten, kan, kunnen", "hoef, hoeft, hoeven, hoefde, hoefden"),
    "sv": Ways("får, fick", "behöv|er|de"),
    "da": Ways("må, måtte", "behøv|er|ede"),
    "pl": Ways("wolno, może, mogą, można", "musi, muszą, musimy, musicie, trzeba, potrzeba"),
    "cs": Ways("smí, smějí, nesmí, nesmějí, nesmíme", "nemusí, nemusejí, nemusíme"),
}
"""What is forbidden where it is denied, and what is only not needed."""

MODALITY = Contrasts({"modal": two_poles(("necessary", "possible"), _MODAL)})
DENIED = Contrasts({"denied": two_poles(("forbidden", "needless"), _DENIED)})
DENYING_THEMSELVES: frozenset[str] = frozenset(
    ("nesmí", "nesmějí", "nesmíme", "nemusí", "nemusejí", "nemusíme")
)
"""Forms that hold their denial."""
PERMITTED: Mapping[str, Mapping[str, str]] = {
    "nl": {"mogen": "dürfen", "mochten": "durften"},
}
"""Dutch verbs of permission that look like German ones of liking, with the German verb that is meant."""
LIKING: frozenset[str] = frozenset(("mögen", "mögt", "mochten", "möchten"))
