"""Acronyms of international bodies and of a few everyday notions, by language."""

from collections.abc import Mapping

_LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sv", "da", "ru")

#: One body a row in the order of the languages, the usual form first; "|" separates forms in use, "-" stands
#: for no entry.
_ROWS = """
    NATO NATO OTAN OTAN NATO OTAN|NATO NAVO NATO NATO Nato|NATO NATO НАТО
    UN UN|UNO|VN ONU ONU ONU ONU VN ONZ OSN FN FN ООН
    EU EU UE UE UE|EU UE EU UE EU EU EU ЕС
    EIB EIB BEI BEI BEI BEI EIB EBI EIB EIB EIB ЕИБ
    EBRD EBWE|EBRD BERD BERD BERS BERD EBRD|EBWO EBOR|EBOiR EBRD EBRD EBRD ЕБРР
    ECB EZB BCE BCE BCE BCE ECB EBC ECB ECB ECB ЕЦБ
    IMF IWF FMI FMI FMI FMI IMF MFW MMF IMF IMF МВФ
    WHO WHO OMS OMS OMS OMS WHO WHO|ŚOZ WHO|SZO WHO WHO ВОЗ
    WTO WTO OMC OMC OMC|WTO OMC WTO WTO WTO|SOO WTO WTO ВТО
    OECD OECD OCDE OCDE OCSE OCDE OESO OECD OECD OECD OECD ОЭСР
    OPEC OPEC OPEP|OPEC OPEP OPEC OPEP OPEC OPEC OPEC Opec|OPEC OPEC ОПЕК
    OSCE OSZE OSCE OSCE OSCE OSCE OVSE OBWE OBSE OSSE OSCE ОБСЕ
    IAEA IAEA|IAEO AIEA OIEA AIEA AIEA IAEA MAEA MAAE IAEA IAEA МАГАТЭ
    ICC IStGH|ICC CPI CPI CPI TPI ICC MTK MTS|ICC ICC ICC МУС
    ICJ IGH CIJ CIJ CIG|CIJ CIJ|TIJ ICJ|IGH MTS|MTSp ICJ|MSD ICJ ICJ -
    ILO ILO|IAO OIT OIT OIL OIT ILO|IAO MOP ILO|MOP ILO ILO МОТ
    IOM IOM OIM OIM OIM OIM IOM IOM IOM IOM IOM МОМ
    FAO FAO FAO FAO FAO FAO FAO FAO FAO FAO FAO ФАО
    UNHCR UNHCR HCR|UNHCR ACNUR UNHCR|ACNUR ACNUR UNHCR|VN-vluchtelingenorganisatie UNHCR UNHCR UNHCR UNHCR УВКБ
    WFP WFP PAM PMA PAM|WFP PMA|PAM WFP WFP|ŚPŻ WFP|SPP WFP WFP ВПП
    WMO WMO OMM OMM OMM OMM WMO WMO WMO|SMO WMO WMO ВМО
    IPCC IPCC|Weltklimarat GIEC IPCC|GIECC IPCC IPCC IPCC IPCC IPCC IPCC IPCC МГЭИК
    IOC IOC|IOK CIO COI CIO COI IOC MKOl MOV IOK IOC|IOK МОК
    ICRC IKRK CICR CICR CICR CICV ICRC|Rode_Kruis MKCK|MKCzK MVČK ICRC|IKRK ICRC МККК
    WADA WADA|NADA AMA AMA|WADA WADA|AMA AMA|WADA WADA WADA WADA Wada|WADA WADA ВАДА
    ECHR EGMR CEDH TEDH CEDU TEDH EHRM ETPC|ETPCz ESLP Europadomstolen EMD ЕСПЧ
    CJEU EuGH CJUE TJUE CGUE TJUE HvJ-EU|HvJ TSUE SDEU EU-domstolen EU-Domstolen -
    EFSF EFSF FESF FEEF FESF FEEF EFSF EFSF EFSF EFSF EFSF -
    ESM ESM MES MEDE MES MEE ESM EMS|ESM ESM ESM ESM -
    EFTA EFTA AELE|EFTA AELC|EFTA EFTA|AELS EFTA|AECL EVA|EFTA EFTA ESVO Efta|EFTA EFTA ЕАСТ
    EEA EWR EEE EEE SEE EEE EER EOG EHP EES EØS ЕЭЗ
    EMA EMA EMA|AEM EMA|AEM EMA|Ema EMA EMA EMA|EMEA EMA|EMA EMA EMA -
    GDP BIP PIB PIB PIL PIB bbp|BBP PKB HDP BNP BNP ВВП
    VAT MwSt|USt|Mehrwertsteuer TVA IVA IVA IVA btw|BTW VAT DPH moms moms НДС
    HIV HIV VIH VIH HIV VIH|HIV HIV|hiv HIV HIV hiv|HIV hiv|HIV ВИЧ
    AIDS AIDS|Aids SIDA|sida SIDA|sida AIDS SIDA|AIDS aids|AIDS AIDS AIDS aids|AIDS aids|AIDS СПИД
    DNA DNA|DNS ADN ADN DNA ADN|DNA DNA DNA DNA dna|DNA dna|DNA ДНК
    RNA RNA|RNS ARN ARN RNA ARN|RNA RNA RNA RNA rna|RNA RNA РНК
    NGO NGO|NRO ONG ONG ONG ONG ngo|NGO NGO|organizacja NGO|nevládní NGO|frivilligorganisation NGO НПО
    USSR UdSSR URSS URSS URSS URSS|USSR USSR|Sovjet-Unie ZSRR|ZSSR SSSR Sovjet|Sovjetunionen Sovjet|USSR СССР
    GDR DDR RDA RDA DDR|RDT RDA DDR NRD NDR|DDR DDR DDR ГДР
    FRG BRD|Bundesrepublik RFA RFA RFT|RFG RFA BRD RFN NSR|SRN BRD Forbundsrepublikken ФРГ
    USA USA USA|États-Unis EEUU|EE.UU USA EUA VS|USA USA USA USA USA США
    UAE VAE EAU|Émirats EAU EAU EAU VAE|UAE ZEA SAE UAE|Förenade UAE ОАЭ
    UFO UFO ovni|OVNI ovni|OVNI UFO ovni|OVNI|UFO ufo|UFO UFO UFO ufo|UFO ufo|UFO НЛО
    PTSD PTBS SSPT|TSPT|PTSD|ESPT TEPT PTSD|DPTS|DSPT TEPT|PTSD|PSPT PTSS PTSD|ZSP PTSD ptsd|PTSD|PTSS PTSD ПТСР
    ADHD ADHS TDAH TDAH ADHD TDAH|PHDA ADHD ADHD ADHD adhd|ADHD ADHD СДВГ
    COPD COPD BPCO EPOC BPCO DPOC COPD POChP CHOPN KOL KOL ХОБЛ
    MRI MRT IRM RM|resonancia|RMN RM|risonanza ressonância|RM MRI|MRI-scan MRI|rezonans|MR magnetická|MRI|MR MR|magnetkamera MR|MRI МРТ
    ECG EKG ECG ECG ECG|elettrocardiogramma ECG hartfilmpje|ecg|ECG EKG EKG EKG|ekg EKG|ekg ЭКГ
    ICU Intensivstation réanimation|soins UCI terapia|rianimazione UTI|UCI ic|IC OIOM|intensywnej JIP|ARO IVA intensivafdeling реанимация|реанимации|ОРИТ
    GMO GVO|Gentechnik OGM OMG|transgénicos OGM OGM|transgénicos|transgênicos ggo|GGO GMO GMO GMO GMO ГМО
    SME KMU PME pyme|pymes|PYME PMI PME mkb|MKB MŚP MSP SMF SMV МСП
    LGBT LGBT|LSBT LGBT LGTB|LGBT LGBT LGBT lhbt|LHBT|LGBT LGBT LGBT hbtq|HBTQ|LGBT LGBT ЛГБТ
    PLO PLO OLP OLP OLP OLP PLO OWP OOP PLO PLO ООП
    CEO CEO|Chef PDG|directeur|directrice CEO|consejero|consejera|director|directora AD|amministratore|amministratrice|CEO CEO|presidente|diretor|diretora ceo|CEO|topman|topvrouw CEO|prezes CEO|ředitel|ředitelka|šéf vd|VD CEO|direktør CEO|гендиректор|директор
    GP Hausarzt|Hausärztin médecin|généraliste médico|médica medico|dottore médico|médica huisarts lekarz|lekarka praktický|lékař|lékařka läkare|husläkare læge терапевт|врач
    ATM Geldautomat|Bankomat distributeur|DAB cajero bancomat|sportello multibanco|caixa|ATM geldautomaat|pinautomaat bankomat bankomat bankomat|uttagsautomat hæveautomat|pengeautomat банкомат
    IPO Börsengang|IPO introduction|IPO OPV|salida|OPI IPO|quotazione|OPV OPI|IPO|oferta beursgang|IPO IPO|debiut IPO|vstup börsnotering|börsintroduktion|IPO børsnotering|IPO IPO|размещение
    AI KI IA IA IA IA AI|KI SI|AI AI|UI AI AI|KI ИИ
    AGM Hauptversammlung AG|AGO|assemblée junta|JGA assemblea assembleia|AGO|AG ava|AVA|vergadering WZA|walne valná årsstämma|stämma generalforsamling собрание|ГОСА
    MEP MdEP|Europaabgeordneter|Europaabgeordnete eurodéputé|eurodéputée eurodiputado|eurodiputada eurodeputato|eurodeputata|europarlamentare eurodeputado|eurodeputada Europarlementariër europoseł|europosłanka europoslanec|europoslankyně EU-parlamentariker|europaparlamentariker MEP|EU-parlamentariker евродепутат
"""

#: Acronym by language, one mapping a row.
INSTITUTIONS: tuple[Mapping[str, tuple[str, ...]], ...] = tuple(
    {
        language: tuple(form.replace("_", " ") for form in forms.split("|"))
        for language, forms in zip(_LANGUAGES, row.split(), strict=True)
        if forms != "-"
    }
    for row in _ROWS.strip().split("\n")
)
