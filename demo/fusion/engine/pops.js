// The four default page rules of the Redwood desktop, in their order; the first that fits decides.

const RULES = [
  { rule: 1, fits: ({ person, request }) => person && request, page: "SR_DETAIL" },
  { rule: 2, fits: ({ request }) => request, page: "SR_DETAIL" },
  { rule: 3, fits: ({ person }) => !person, page: "CONTACT_CREATE" },
  { rule: 4, fits: () => true, page: "CONTACT" },
];

const BYPASS = ["SVCMCA_BYPASS_AUTO_SCREENPOP", "SVCMCA_BYPASS_AUTO_SCREEN_POP"];
const set = (value) => ["y", "yes", "true", "1"].includes(String(value ?? "").toLowerCase());

/** The page to open for a started communication, or null where the data asks for none. */
export function pageFor(engagement) {
  const { person, request, data, eventId, number } = engagement;
  if (BYPASS.some((token) => set(data[token]))) return null;
  const found = RULES.find(({ fits }) => fits({ person, request }));
  return {
    page: found.page,
    rule: found.rule,
    eventId,
    contactId: person?.id ?? null,
    requestId: found.page === "SR_DETAIL" ? request.id : null,
    number,
    tokens: customTokens(data),
  };
}

/** What the toolbar handed over beyond the words of the wire itself, for the page to show. */
function customTokens(data) {
  const own = ["callStatus", "channel", "channelId", "channelType", "eventId", "appClassification", "mcaOrigEventSource"];
  return Object.fromEntries(Object.entries(data).filter(([key]) => !own.includes(key)));
}
