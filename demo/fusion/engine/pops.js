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

/** The page that PopOperation asks for, or null for one that this desktop does not have. */
export function pageAsked({ recordType, recordId, applicationUIName, flow, page, inputParameters = {} }, directory) {
  const asked = { rule: 0, eventId: "", number: "", requestId: null, contactId: null, tokens: customTokens(inputParameters) };
  const contact = (number) => {
    const person = directory.people().find((each) => each.number === number);
    return person ? { ...asked, page: "CONTACT", contactId: person.id } : null;
  };
  if (applicationUIName === "service" && flow === "sr" && page === "svc-contact") {
    return contact(inputParameters.SVCMCA_CONTACT_NUMBER);
  }
  if (recordType === "Contact") return recordId ? contact(recordId) : { ...asked, page: "CONTACT_CREATE" };
  if (recordType !== "ServiceRequest" || !recordId) return null;
  const request = directory.requests().find((each) => each.number === recordId);
  return request ? { ...asked, page: "SR_DETAIL", requestId: request.id, contactId: request.contactId } : null;
}

/** What the toolbar handed over beyond the words of the wire itself, for the page to show. */
function customTokens(data) {
  const own = ["callStatus", "channel", "channelId", "channelType", "eventId", "appClassification", "mcaOrigEventSource"];
  return Object.fromEntries(Object.entries(data).filter(([key]) => !own.includes(key)));
}
