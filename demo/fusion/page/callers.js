// Who can call. The numbers are the ones the mock desktop's directory knows, or does not.

// An attribute that is named like a token reaches Fusion as that token, as an IVR would set it.
const about = (request) => ({ SVCMCA_SR_NUM: request, serviceRequest: request });

export const callers = [
  { label: "Known contact", test: "known", details: { number: "+442079460102", queue: "Sales" } },
  { label: "Known, about a request", test: "known-request", details: { number: "+442079460101", attributes: about("SR0000065153") } },
  { label: "Number of two contacts", test: "shared", details: { number: "+441632960155", queue: "Sales" } },
  { label: "Unknown number", test: "unknown", details: { number: "+442079460199" } },
  { label: "Unknown, about a request", test: "unknown-request", details: { number: "+442079460198", attributes: about("SR0000065201") } },
  { label: "Withheld number", test: "withheld", details: {} },
  { label: "Campaign call", test: "campaign", details: { number: "+442079460102", queue: "Renewals", outbound: true, initiation: "api" } },
  { label: "Campaign preview", test: "preview", details: { number: "+442079460102", queue: "Renewals", initiation: "campaign_preview" } },
  { label: "Queued callback", test: "callback", details: { number: "+442079460102", kind: "queue_callback" } },
  {
    label: "Markup in an attribute", test: "markup",
    details: {
      number: "+442079460197",
      attributes: { customerName: "<img src=x onerror=\"document.title='broken'\">", SVCMCA_DISPLAY_NAME: "<i>Slanted</i> <b>Bold</b>" },
    },
  },
];
