"""One body has one id, in whatever language it announces its dead."""

import csv
from pathlib import Path

import pytest

import conflict_events as ce

SENTENCES = {
    "en": "{} said that five people were killed in the shelling.",
    "nl": "{} meldde dat bij de beschietingen vijf mensen zijn gedood.",
    "ru": "{} сообщило, что при обстреле погибли пять человек.",
    "uk": "{} повідомило, що внаслідок обстрілу загинули п'ять людей.",
    "fr": "{} a annoncé que cinq personnes avaient été tuées dans les bombardements.",
    "de": "{} teilte mit, dass bei dem Beschuss fünf Menschen getötet wurden.",
    "es": "{} informó de que cinco personas murieron en los bombardeos.",
    "tr": "{} bombardımanda beş kişinin öldüğünü açıkladı.",
    "ar": "{} أن خمسة أشخاص قتلوا في القصف.",
    "hy": "{} հայտնել է, որ հրետակոծության հետևանքով զոհվել է հինգ մարդ։",
    "az": "{} bildirib ki, atəş nəticəsində beş nəfər həlak olub.",
}

BODIES = {
    "ARMGOVMOD": {
        "en": "Armenia's Ministry of Defence",
        "nl": "Het Armeense ministerie van Defensie",
        "ru": "Министерство обороны Армении",
        "uk": "Міністерство оборони Вірменії",
        "fr": "Le ministère arménien de la Défense",
        "de": "Das armenische Verteidigungsministerium",
        "es": "El Ministerio de Defensa de Armenia",
        "tr": "Ermenistan Savunma Bakanlığı",
        "ar": "أعلنت وزارة الدفاع الأرمينية",
        "hy": "Հայաստանի պաշտպանության նախարարությունը",
        "az": "Ermənistan Müdafiə Nazirliyi",
    },
    "AZEGOVMOD": {
        "en": "The Azerbaijani Defence Ministry",
        "nl": "Het Azerbeidzjaanse ministerie van Defensie",
        "ru": "Минобороны Азербайджана",
        "uk": "Міноборони Азербайджану",
        "fr": "Le ministère azerbaïdjanais de la Défense",
        "de": "Das aserbaidschanische Verteidigungsministerium",
        "es": "El Ministerio de Defensa azerbaiyano",
        "tr": "Azerbaycan Savunma Bakanlığı",
        "ar": "أعلنت وزارة الدفاع الأذربيجانية",
        "hy": "Ադրբեջանի ՊՆ-ն",
        "az": "Azərbaycan Müdafiə Nazirliyi",
    },
    "RUSGOVMOD": {
        "en": "Russia's Defence Ministry",
        "nl": "Het Russische ministerie van Defensie",
        "ru": "Минобороны России",
        "uk": "Міноборони РФ",
        "fr": "Le ministère russe de la Défense",
        "de": "Das russische Verteidigungsministerium",
        "es": "El Ministerio de Defensa ruso",
        "tr": "Rusya Savunma Bakanlığı",
        "ar": "أعلنت وزارة الدفاع الروسية",
        "hy": "Ռուսաստանի պաշտպանության նախարարությունը",
        "az": "Rusiya Müdafiə Nazirliyi",
    },
    "UKRGOVMOD": {
        "en": "Ukraine's Ministry of Defence",
        "nl": "Het Oekraïense ministerie van Defensie",
        "ru": "Министерство обороны Украины",
        "uk": "Міністерство оборони України",
        "fr": "Le ministère ukrainien de la Défense",
        "de": "Das ukrainische Verteidigungsministerium",
        "es": "El Ministerio de Defensa de Ucrania",
        "tr": "Ukrayna Savunma Bakanlığı",
        "ar": "أعلنت وزارة الدفاع الأوكرانية",
        "hy": "Ուկրաինայի պաշտպանության նախարարությունը",
        "az": "Ukrayna Müdafiə Nazirliyi",
    },
    "ISRGOVMOD": {
        "en": "Israel's Defence Ministry",
        "nl": "Het Israëlische ministerie van Defensie",
        "ru": "Минобороны Израиля",
        "uk": "Міноборони Ізраїлю",
        "fr": "Le ministère israélien de la Défense",
        "de": "Das israelische Verteidigungsministerium",
        "es": "El Ministerio de Defensa israelí",
        "tr": "İsrail Savunma Bakanlığı",
        "ar": "أعلنت وزارة الدفاع الإسرائيلية",
        "hy": "Իսրայելի պաշտպանության նախարարությունը",
        "az": "İsrail Müdafiə Nazirliyi",
    },
    "UKRMILGST": {
        "en": "The General Staff of Ukraine",
        "nl": "De Oekraïense generale staf",
        "ru": "Генштаб ВСУ",
        "uk": "Генштаб ЗСУ",
        "fr": "L'état-major ukrainien",
        "de": "Der ukrainische Generalstab",
        "es": "El Estado Mayor ucraniano",
        "tr": "Ukrayna Genelkurmay Başkanlığı",
        "ar": "أعلنت هيئة الأركان الأوكرانية",
        "hy": "Ուկրաինայի ԶՈՒ գլխավոր շտաբը",
        "az": "Ukrayna Baş Qərargahı",
    },
    "AZEJUDGEN": {
        "en": "Azerbaijan's Prosecutor General's Office",
        "nl": "Het Azerbeidzjaanse parket-generaal",
        "ru": "Генпрокуратура Азербайджана",
        "uk": "Генпрокуратура Азербайджану",
        "fr": "Le parquet général d'Azerbaïdjan",
        "de": "Die aserbaidschanische Generalstaatsanwaltschaft",
        "es": "La Fiscalía General de Azerbaiyán",
        "tr": "Azerbaycan Başsavcılığı",
        "ar": "أعلنت النيابة العامة الأذربيجانية",
        "hy": "Ադրբեջանի գլխավոր դատախազությունը",
        "az": "Azərbaycan Baş Prokurorluğu",
    },
    "UKRJUDGEN": {
        "en": "Ukraine's Prosecutor General's Office",
        "nl": "Het Oekraïense parket-generaal",
        "ru": "Генпрокуратура Украины",
        "uk": "Офіс генерального прокурора України",
        "fr": "Le parquet général d'Ukraine",
        "de": "Die ukrainische Generalstaatsanwaltschaft",
        "es": "La Fiscalía General de Ucrania",
        "tr": "Ukrayna Başsavcılığı",
        "ar": "أعلن مكتب المدعي العام الأوكراني",
        "hy": "Ուկրաինայի գլխավոր դատախազությունը",
        "az": "Ukrayna Baş Prokurorluğu",
    },
    "gaza-health-ministry": {
        "en": "Gaza's health ministry",
        "nl": "Het ministerie van Gezondheid in Gaza",
        "ru": "Минздрав сектора Газа",
        "uk": "Міністерство охорони здоров'я Гази",
        "fr": "Le ministère de la Santé de Gaza",
        "de": "Das Gesundheitsministerium in Gaza",
        "es": "El Ministerio de Sanidad de Gaza",
        "tr": "Gazze Sağlık Bakanlığı",
        "ar": "أعلنت وزارة الصحة في غزة",
        "hy": "Գազայի առողջապահության նախարարությունը",
        "az": "Qəzza Səhiyyə Nazirliyi",
    },
    "IGOUNO": {
        "en": "The United Nations",
        "nl": "De Verenigde Naties",
        "ru": "ООН",
        "uk": "ООН",
        "fr": "L'ONU",
        "de": "Die Vereinten Nationen",
        "es": "La ONU",
        "tr": "Birleşmiş Milletler",
        "ar": "أعلنت الأمم المتحدة",
        "hy": "ՄԱԿ-ը",
        "az": "BMT",
    },
    "IGOOCH": {
        "en": "OCHA",
        "nl": "OCHA",
        "ru": "УКГВ ООН",
        "uk": "УКГП ООН",
        "fr": "L'OCHA",
        "de": "OCHA",
        "es": "La OCHA",
        "tr": "OCHA",
        "ar": "أعلن مكتب الأمم المتحدة لتنسيق الشؤون الإنسانية",
        "hy": "ՄԱԿ-ի մարդասիրական հարցերի համակարգման գրասենյակը",
        "az": "OCHA",
    },
    "IGOHCR": {
        "en": "OHCHR",
        "nl": "Het VN-mensenrechtenbureau",
        "ru": "УВКПЧ",
        "uk": "УВКПЛ ООН",
        "fr": "Le Haut-Commissariat de l'ONU aux droits de l'homme",
        "de": "Das UN-Menschenrechtsbüro",
        "es": "La Oficina de la ONU para los Derechos Humanos",
        "tr": "BM İnsan Hakları Ofisi",
        "ar": "أعلنت مفوضية الأمم المتحدة لحقوق الإنسان",
        "hy": "ՄԱԿ-ի մարդու իրավունքների գրասենյակը",
        "az": "BMT-nin İnsan Hüquqları Ofisi",
    },
    "IGOUHC": {
        "en": "UNHCR",
        "nl": "UNHCR",
        "ru": "УВКБ ООН",
        "uk": "УВКБ ООН",
        "fr": "Le HCR",
        "de": "Das UNHCR",
        "es": "ACNUR",
        "tr": "BMMYK",
        "ar": "أعلنت المفوضية السامية للأمم المتحدة لشؤون اللاجئين",
        "hy": "ՄԱԿ-ի փախստականների հարցերով գերագույն հանձնակատարի գրասենյակը",
        "az": "BMT-nin Qaçqınlar üzrə Ali Komissarlığı",
    },
    "international-committee-of-the-red-cross": {
        "en": "The International Committee of the Red Cross",
        "nl": "Het Internationale Comité van het Rode Kruis",
        "ru": "Международный комитет Красного Креста",
        "uk": "Міжнародний комітет Червоного Хреста",
        "fr": "Le Comité international de la Croix-Rouge",
        "de": "Das Internationale Komitee vom Roten Kreuz",
        "es": "El Comité Internacional de la Cruz Roja",
        "tr": "Uluslararası Kızılhaç Komitesi",
        "ar": "أعلنت اللجنة الدولية للصليب الأحمر",
        "hy": "Կարմիր խաչի միջազգային կոմիտեն",
        "az": "Beynəlxalq Qırmızı Xaç Komitəsi",
    },
    "IGOOSC": {
        "en": "The OSCE",
        "nl": "De OVSE",
        "ru": "ОБСЕ",
        "uk": "ОБСЄ",
        "fr": "L'OSCE",
        "de": "Die OSZE",
        "es": "La OSCE",
        "tr": "AGİT",
        "ar": "أعلنت منظمة الأمن والتعاون في أوروبا",
        "hy": "ԵԱՀԿ-ն",
        "az": "ATƏT",
    },
    "IGOEUR": {
        "en": "The European Union",
        "nl": "De Europese Unie",
        "ru": "Евросоюз",
        "uk": "Євросоюз",
        "fr": "L'Union européenne",
        "de": "Die Europäische Union",
        "es": "La Unión Europea",
        "tr": "Avrupa Birliği",
        "ar": "أعلن الاتحاد الأوروبي",
        "hy": "Եվրամիությունը",
        "az": "Avropa İttifaqı",
    },
    "hamas": {
        "en": "Hamas",
        "nl": "Hamas",
        "ru": "ХАМАС",
        "uk": "ХАМАС",
        "fr": "Le Hamas",
        "de": "Die Hamas",
        "es": "Hamás",
        "tr": "Hamas",
        "ar": "أعلنت حركة حماس",
        "hy": "ՀԱՄԱՍ-ը",
        "az": "HƏMAS",
    },
    "hezbollah": {
        "en": "Hezbollah",
        "nl": "Hezbollah",
        "ru": "«Хезболла»",
        "uk": "«Хезболла»",
        "fr": "Le Hezbollah",
        "de": "Die Hisbollah",
        "es": "Hezbolá",
        "tr": "Hizbullah",
        "ar": "أعلن حزب الله",
        "hy": "«Հեզբոլլահ»-ը",
        "az": "Hizbullah",
    },
    "houthis": {
        "en": "The Houthis",
        "nl": "De Houthi's",
        "ru": "Хуситы",
        "uk": "Хусити",
        "fr": "Les Houthis",
        "de": "Die Huthis",
        "es": "Los hutíes",
        "tr": "Husiler",
        "ar": "أعلن الحوثيون",
        "hy": "Հութիները",
        "az": "Husilər",
    },
    "rapid-support-forces": {
        "en": "The Rapid Support Forces",
        "nl": "De Rapid Support Forces",
        "ru": "Силы быстрой поддержки",
        "uk": "Сили швидкої підтримки",
        "fr": "Les Forces de soutien rapide",
        "de": "Die RSF-Miliz",
        "es": "Las Fuerzas de Apoyo Rápido",
        "tr": "Hızlı Destek Kuvvetleri",
        "ar": "أعلنت قوات الدعم السريع",
        "hy": "Արագ արձագանքման ուժերը",
        "az": "Sürətli Dəstək Qüvvələri",
    },
    "artsakh-defence-army": {
        "en": "The Artsakh Defence Army",
        "nl": "Het Defensieleger van Artsach",
        "ru": "Армия обороны Арцаха",
        "uk": "Армія оборони Арцаху",
        "fr": "L'Armée de défense de l'Artsakh",
        "de": "Die Verteidigungsarmee von Arzach",
        "es": "El Ejército de Defensa de Artsaj",
        "tr": "Artsakh Savunma Ordusu",
        "ar": "أعلن جيش الدفاع في آرتساخ",
        "hy": "Արցախի պաշտպանության բանակը",
        "az": "Artsax Müdafiə Ordusu",
    },
}


VERB_FIRST = {"ar": "أعلنت "}

TABLE = Path(__file__).parent / "data" / "bodies.csv"


def names() -> list[tuple[str, str, str]]:
    """(body, language, name): what the press of a language calls a body, in full and by its letters."""
    with TABLE.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return [
        (row["actor"], language, name)
        for row in rows
        for language in SENTENCES
        for name in row[language].split("|")
    ]


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("language", SENTENCES)
def test_a_body_has_one_id(language: str, body: str) -> None:
    text = SENTENCES[language].format(BODIES[body][language])
    claims = ce.extract(text, language=language).claims
    told = [(claim.outcome, claim.count, claim.claimant and claim.claimant.id) for claim in claims]
    assert told == [("killed", 5, body)], text


def test_the_bodies_of_the_table_are_named_in_every_language() -> None:
    bodies = {body for body, _, _ in names()}
    assert len(bodies) >= 120
    assert {(body, language) for body, language, _ in names()} == {
        (body, language) for body in bodies for language in SENTENCES
    }


@pytest.mark.parametrize("language", SENTENCES)
def test_a_body_of_the_table_has_one_id(language: str) -> None:
    wrong = {}
    for body, code, name in names():
        if code == language:
            text = SENTENCES[language].format(VERB_FIRST.get(language, "") + name)
            told = [
                (claim.outcome, claim.count, claim.claimant and claim.claimant.id)
                for claim in ce.extract(text, language=language).claims
            ]
            if told != [("killed", 5, body)]:
                wrong[text] = told
    assert wrong == {}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The UN, who counted the dead, said halo and mag are words; five people were killed."),
        ("en", "AI said that five people were killed in the shelling."),
        ("fr", "Cinq personnes ont été tuées au pam, selon un oms."),
        ("de", "Fünf Menschen wurden getötet, sagte ein mag."),
        ("tr", "Bombardımanda beş kişi öldü, ab ve bm dedi."),
    ],
)
def test_letters_that_are_words_are_no_bodies(language: str, text: str) -> None:
    found = ce.extract(text, language=language).mentions
    bodies = {"IGOWHO", "IGOWFP", "IGOEUR", "amnesty-international", "halo-trust", "mines-advisory-group"}
    assert not bodies & {one.actor.id for one in found if one.actor is not None}
