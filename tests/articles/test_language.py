"""In which language a text is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.articles.language import detect_language, stop_words

SENTENCES = {
    "en": "The two countries signed an agreement on trade in goods and services in the capital on Monday.",
    "de": "Die beiden Länder haben am Montag in der Hauptstadt ein Abkommen über den Handel unterzeichnet.",
    "fr": "Les deux pays ont signé lundi dans la capitale un accord sur le commerce des biens et des services.",
    "es": "Los dos países firmaron el lunes en la capital un acuerdo sobre el comercio de bienes y servicios.",
    "pt": "Os dois países assinaram na segunda-feira, na capital, um acordo sobre o comércio de bens e serviços.",
    "it": "I due paesi hanno firmato lunedì nella capitale un accordo sul commercio di beni e servizi.",
    "nl": "De twee landen hebben maandag in de hoofdstad een akkoord over de handel in goederen ondertekend.",
    "pl": "Oba kraje podpisały w poniedziałek w stolicy umowę o handlu towarami i usługami, która jest ważna.",
    "cs": "Obě země v pondělí v hlavním městě podepsaly dohodu o obchodu se zbožím, která se týká i služeb.",
    "sv": "De båda länderna undertecknade på måndagen ett avtal om handel med varor och tjänster i huvudstaden.",
    "fi": "Molemmat maat allekirjoittivat maanantaina pääkaupungissa sopimuksen, joka koskee myös palveluja.",
    "tr": "İki ülke pazartesi günü başkentte mal ve hizmet ticareti için bir anlaşma imzaladı.",
    "vi": "Hai nước đã ký một hiệp định về thương mại hàng hóa và dịch vụ tại thủ đô vào thứ Hai.",
    "id": "Kedua negara menandatangani perjanjian perdagangan barang dan jasa di ibu kota pada hari Senin.",
    "ru": "Обе страны подписали в понедельник в столице соглашение о торговле товарами и услугами.",
    "uk": "Обидві країни підписали в понеділок у столиці угоду про торгівлю товарами та послугами, що є новою.",
    "ar": "وقع البلدان يوم الاثنين في العاصمة على اتفاق بشأن التجارة في السلع والخدمات.",
    "fa": "دو کشور روز دوشنبه در پایتخت توافقی را درباره تجارت کالا و خدمات امضا کردند که این است.",
    "hi": "दोनों देशों ने सोमवार को राजधानी में व्यापार पर एक समझौते पर हस्ताक्षर किए हैं और यह नया है।",
    "ko": "두 나라는 월요일 수도에서 상품과 서비스 무역에 관한 협정(FTA)에 서명했다.",
    "ja": "両国は月曜日、首都で物品とサービスの貿易に関する協定(EPA)に署名した。",
    "zh": "两国周一在首都签署了关于货物和服务贸易的协定。",
    "th": "ทั้งสองประเทศลงนามในข้อตกลงการค้าเมื่อวันจันทร์",
    "el": "Οι δύο χώρες υπέγραψαν τη Δευτέρα συμφωνία για το εμπόριο.",
    "he": "שתי המדינות חתמו ביום שני על הסכם סחר בבירה.",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_one_sentence_is_enough(language: str) -> None:
    """Languages are told by script, and by their most frequent words where a script has several."""
    assert detect_language(SENTENCES[language]) == language


@pytest.mark.parametrize("text", ["", "   ", "12 345", "AI", "!?…", "\ud800"])
def test_too_little_is_no_language(text: str) -> None:
    """Nothing is guessed from nothing."""
    assert detect_language(text) is None


def test_quotes_of_another_language_do_not_decide() -> None:
    """A Korean article with English names is Korean, an English one with a Korean quote English."""
    assert detect_language("삼성전자는 Advanced Micro Devices Inc.와 반도체 공급 계약을 맺었다고 밝혔다.") == "ko"
    assert detect_language(f"{SENTENCES['en']} {SENTENCES['en']} (한국 일본)") == "en"


def test_stop_words_are_lists_of_frequent_words() -> None:
    """A language with a list gives its words, another none."""
    assert {"the", "of", "and"} <= stop_words("en")
    assert "und" in stop_words("de")
    assert stop_words("ko") == stop_words(None) == frozenset()


@given(st.text(max_size=200))
def test_any_text_has_a_language_or_none(text: str) -> None:
    """Nothing raises, and a code has two letters."""
    language = detect_language(text)
    assert language is None or (len(language) == 2 and language.islower())
