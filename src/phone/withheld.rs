//! What carriers and telephone systems put in the place of a number that is hidden.

/// The words, their ASCII letters in lower case, without spaces and punctuation. Sources: RFC 3323 (`anonymous.invalid`), RFC 3398,
/// the caller-id formats of Asterisk, FreeSWITCH and Kazoo, the one-letter reasons of analogue caller id (`P` private, `O`
/// out of area, and `C`, `S` of the Japanese service), and what telephones show in the languages of Fusion's customers.
const WORDS: &[&str] = &[
    "anonymous",
    "anonymouscaller",
    "anonym",
    "anonyme",
    "anonimo",
    "anónimo",
    "anônimo",
    "anoniem",
    "anonymer",
    "匿名",
    "withheld",
    "numberwithheld",
    "withheldnumber",
    "callerwithheld",
    "calleridwithheld",
    "idwithheld",
    "restricted",
    "restrictednumber",
    "numberrestricted",
    "restrictedcaller",
    "calleridrestricted",
    "private",
    "privatenumber",
    "privatecaller",
    "privat",
    "privato",
    "privado",
    "privé",
    "numeroprivato",
    "númeroprivado",
    "unknown",
    "unknowncaller",
    "unknownnumber",
    "numberunknown",
    "callerunknown",
    "unbekannt",
    "unbekanntenummer",
    "inconnu",
    "numéroinconnu",
    "sconosciuto",
    "numerosconosciuto",
    "desconocido",
    "númerodesconocido",
    "desconhecido",
    "númerodesconhecido",
    "onbekend",
    "onbekendnummer",
    "okänt",
    "okäntnummer",
    "ukendt",
    "未知",
    "不明",
    "알수없음",
    "unavailable",
    "numberunavailable",
    "callerunavailable",
    "notavailable",
    "numbernotavailable",
    "na",
    "blocked",
    "blockednumber",
    "numberblocked",
    "blockedcaller",
    "calleridblocked",
    "callidblocked",
    "nocallerid",
    "nocallid",
    "noid",
    "nonumber",
    "nocallernumber",
    "hidden",
    "hiddennumber",
    "numberhidden",
    "suppressed",
    "suppressednumber",
    "unterdrückt",
    "nummerunterdrückt",
    "rufnummerunterdrückt",
    "unterdrücktenummer",
    "masqué",
    "numéromasqué",
    "oculto",
    "númerooculto",
    "nascosto",
    "numeronascosto",
    "geheim",
    "geheimnummer",
    "afgeschermd",
    "nummerafgeschermd",
    "hemligtnummer",
    "скрыт",
    "скрытыйномер",
    "номерскрыт",
    "неизвестный",
    "Скрыт",
    "Скрытыйномер",
    "Номерскрыт",
    "Неизвестный",
    "outofarea",
    "payphone",
    "coinline",
    "coinlinepayphone",
    "非通知",
    "通知不可能",
    "公衆電話",
    "表示圏外",
    "発信者番号なし",
    "p",
    "o",
    "c",
    "s",
    "null",
    "undefined",
    "none",
    "nil",
    "empty",
];

/// Words spelled on a telephone's keys, as some carriers send them: ANONYMOUS, RESTRICTED (also with a slip that is in
/// use), BLOCKED, UNKNOWN, UNAVAILABLE (Twilio, "Why am I getting calls from these strange numbers").
const KEYED: &[&str] = &[
    "266696687",
    "7378742833",
    "7378742883",
    "2562533",
    "8656696",
    "86282452253",
];

/// The host of an address without a person, whatever stands before it (RFC 3323, 4.1.1.3).
const NOBODY: &str = "anonymous.invalid";

/// Whether this, an address without its scheme and display name or a plain text, stands for a hidden number. So does an
/// empty text: telephone systems leave the field empty.
pub(super) fn is_withheld(text: &str) -> bool {
    // Of ASCII letters only: the tables for all others weigh more than these words.
    let text = text.to_ascii_lowercase();
    let (user, host) = text.split_once('@').unwrap_or((&text, ""));
    let host = host.split([';', ':', '?', '>']).next().unwrap_or_default();
    let word: String = user
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || !c.is_ascii())
        .collect();
    if word.is_empty() {
        return user.trim().is_empty();
    }
    // Kazoo and others send nothing but zeros.
    host == NOBODY
        || WORDS.contains(&word.as_str())
        || KEYED.contains(&word.as_str())
        || word.bytes().all(|byte| byte == b'0')
}
