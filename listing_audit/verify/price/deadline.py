"""Stated ends of an offer in an ad's words: "ends tonight", "nur bis 7. Mai", 限时3天."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, tzinfo
from typing import Final

from listing_audit.verify.price.times import local_day, midnight

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar jänner janvier gennaio enero styczeń stycznia ledna januari tammikuuta",
            "february feb februar février febbraio febrero lutego února februari helmikuuta",
            "march mar märz mars marzo marca března maart maaliskuuta",
            "april apr avril aprile abril kwietnia dubna huhtikuuta",
            "may mai maggio mayo maja května mei toukokuuta",
            "june jun juni juin giugno junio czerwca června kesäkuuta",
            "july jul juli juillet luglio julio lipca července heinäkuuta",
            "august aug août agosto sierpnia srpna augustus elokuuta",
            "september sept sep septembre settembre septiembre września září syyskuuta",
            "october oct oktober okt octobre ottobre octubre października října lokakuuta",
            "november nov novembre noviembre listopada listopadu marraskuuta",
            "december dec dezember dez décembre dicembre diciembre grudnia prosince joulukuuta",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_WEEKDAYS: Final = {
    name: number
    for number, names in enumerate(
        ("monday montag lundi 周一 星期一", "tuesday dienstag mardi 周二 星期二", "wednesday mittwoch mercredi 周三 星期三",
         "thursday donnerstag jeudi 周四 星期四", "friday freitag vendredi 周五 星期五", "saturday samstag samedi 周六 星期六",
         "sunday sonntag dimanche 周日 星期日 周天")
    )
    for name in names.split()
}  # fmt: skip
_UNTIL: Final = (
    r"(?:until|till|through|thru|ends?(?: on)?|ending|by|before midnight on|bis(?: zum)?|endet am|gültig bis|jusqu['’]au|fino al?|hasta el|do(?: dnia)?|"
    r"t/m|tot(?: en met)?|až do|platí do|asti|截止(?:到|至)?|至|到|截至)"
)
_MONTH: Final = "|".join(sorted(_MONTHS, key=lambda name: -len(name)))
_DAY_MONTH: Final = re.compile(
    rf"{_UNTIL} ?(?:the )?(?P<d>\d{{1,2}})(?:\.|st|nd|rd|th|º)? ?(?:of |de )?(?P<m>{_MONTH})\b\.?,? ?(?P<y>20\d\d)?"
)
_MONTH_DAY: Final = re.compile(rf"{_UNTIL} ?(?P<m>{_MONTH})\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b,? ?(?P<y>20\d\d)?")
_DOTTED: Final = re.compile(rf"{_UNTIL} ?(?P<d>\d{{1,2}})\. ?(?P<m>\d{{1,2}})\.(?: ?(?P<y>20\d\d|\d\d))?(?!\d)")
_ISO: Final = re.compile(rf"{_UNTIL} ?(?P<y>20\d\d)[-/.年] ?(?P<m>\d{{1,2}})[-/.月] ?(?P<d>\d{{1,2}})")
_HAN: Final = re.compile(
    rf"(?:{_UNTIL} ?(?P<m>\d{{1,2}})月(?P<d>\d{{1,2}})[日号]?|(?P<m2>\d{{1,2}})月(?P<d2>\d{{1,2}})[日号]?(?:24[点时:：00]{{0,3}})?(?:截止|结束|止))"
)
_LAST_DAY: Final = re.compile(
    r"ends? (?:tonight|today|at midnight|midnight)|today only|only today|one day only|last day|final day|nur heute|letzter tag|heute letzter|"
    r"aujourd['’]hui (?:seulement|uniquement)|dernier jour|solo oggi|ultimo giorno|solo hoy|último día|tylko dziś|tylko dzisiaj|ostatni dzień|"
    r"jen dnes|pouze dnes|poslední den|alleen vandaag|laatste dag|vain tänään|仅限今[日天]|今[日天](?:截止|结束|止|限定)|最后一天|最后1天|限今[日天]"
)
_DAYS: Final = re.compile(
    r"(?:限时|仅限|仅|倒计时|最后|for|only|next|last|nur|noch|pendant|ends in|solo|tylko|jen|slechts|vain) ?(?P<n>\d{1,3}|[一二两三四五六七十]|two|three|four|five|seven) ?"
    r"(?P<u>天|日|小时|days?|hours?|hrs?|tage?|stunden|jours?|heures?|giorni|días|dni|dny|godzin|hodin|dagen|uur|päivää)(?! only the)|(?P<n2>\d{1,2})[- ]?(?:hour|hr|stunden)(?P<u2>)[- ]?(?:sale|deal|only|aktion|angebot)"
)
_ENDS_WEEKDAY: Final = re.compile(
    rf"(?:until|till|through|ends?(?: on)?|nur bis|bis|endet am|jusqu['’]à|截止|至|到) ?(?P<w>{'|'.join(_WEEKDAYS)})"
)
_SMALL: Final = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "十": 10, "two": 2, "three": 3, "four": 4,
                 "five": 5, "seven": 7}  # fmt: skip


def stated_end(text: str, start: datetime, zone: tzinfo) -> datetime | None:
    """Return the instant at which the offer ends by its own words, counted from its start; None when none is stated."""
    first = local_day(start, zone)
    ends = [
        end for end in (_by_date(text, first, zone), _by_length(text, start), _by_weekday(text, first, zone)) if end
    ]
    if _LAST_DAY.search(text):
        ends.append(midnight(first + timedelta(days=1), zone))
    return min(ends, default=None)


def _by_date(text: str, first: date, zone: tzinfo) -> datetime | None:
    for pattern in (_ISO, _HAN, _DAY_MONTH, _MONTH_DAY, _DOTTED):
        match = pattern.search(text)
        if match is None:
            continue
        parts = match.groupdict()
        month = parts.get("m") or parts.get("m2") or ""
        number = int(month) if month.isdigit() else _MONTHS.get(month, 0)
        year = parts.get("y")
        years = (int(year) if len(year) == 4 else 2000 + int(year),) if year else (first.year, first.year + 1)
        for each in years:
            try:
                last = date(each, number, int(parts.get("d") or parts.get("d2") or 0))
            except ValueError:
                continue
            if last >= first or year:
                return midnight(last + timedelta(days=1), zone)
    return None


def _by_length(text: str, start: datetime) -> datetime | None:
    match = _DAYS.search(text)
    if match is None:
        return None
    written = match["n"] or match["n2"]
    count = int(written) if written.isdigit() else _SMALL[written]
    unit = match["u"] or "hour"
    hours = unit[0] in "hsug小" or unit.startswith(("hod", "heu"))
    return start + (timedelta(hours=count) if hours else timedelta(days=count))


def _by_weekday(text: str, first: date, zone: tzinfo) -> datetime | None:
    match = _ENDS_WEEKDAY.search(text)
    if match is None:
        return None
    ahead = (_WEEKDAYS[match["w"]] - first.weekday()) % 7
    return midnight(first + timedelta(days=ahead + 1), zone)
