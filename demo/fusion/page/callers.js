// Who can call. The numbers are the ones the pretend desktop's directory knows, or does not.

export const callers = [
  { label: "Known contact", test: "known", details: { number: "+442079460102", name: "T Herrera", queue: "Orders" } },
  {
    label: "Known, about a request", test: "known-request",
    details: { number: "+442079460101", queue: "Support", attributes: { serviceRequest: "SR0000065153", SVCMCA_SR_NUM: "SR0000065153" } },
  },
  { label: "Number of two contacts", test: "shared", details: { number: "+441632960155", queue: "Orders" } },
  { label: "Unknown number", test: "unknown", details: { number: "+442079460199", queue: "Orders" } },
  {
    label: "Unknown, about a request", test: "unknown-request",
    details: { number: "+442079460198", queue: "Support", attributes: { serviceRequest: "SR0000065201", SVCMCA_SR_NUM: "SR0000065201" } },
  },
  { label: "Withheld number", test: "withheld", details: { number: "anonymous", queue: "Orders" } },
  { label: "Queued callback", test: "callback", details: { number: "+442079460102", queue: "Orders", kind: "queue_callback" } },
  {
    label: "Markup in an attribute", test: "markup",
    details: {
      number: "+442079460197", name: "<b>Bold</b> Caller", queue: "Orders",
      attributes: { customerName: "<img src=x onerror=\"document.title='broken'\">", SVCMCA_DISPLAY_NAME: "<i>slanted</i>" },
    },
  },
];
