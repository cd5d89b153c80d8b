// The people and service requests that the mock desktop knows. All numbers are from ranges reserved for fiction.

const PEOPLE = [
  {
    id: "300000010000101", number: "CDRM_10101", first: "Priya", last: "Raman", phone: "+442079460101",
    email: "priya.raman@example.com", title: "Head of operations", organisation: "Northgate Dairies",
    organisationId: "300000020000101",
  },
  {
    id: "300000010000102", number: "CDRM_10102", first: "Tomás", last: "Herrera", phone: "+442079460102",
    email: "tomas.herrera@example.com", title: "Office manager", organisation: "Herrera & Daughters",
    organisationId: "300000020000102",
  },
  {
    id: "300000010000103", number: "CDRM_10103", first: "Mei", last: "Lindqvist", phone: "+441632960155",
    email: "mei.lindqvist@example.com", title: "Architect", organisation: "Household Lindqvist",
    organisationId: "300000020000103",
  },
  {
    id: "300000010000104", number: "CDRM_10104", first: "Oskar", last: "Lindqvist", phone: "+441632960155",
    email: "oskar.lindqvist@example.com", title: "Teacher", organisation: "Household Lindqvist",
    organisationId: "300000020000103",
  },
];

const REQUESTS = [
  {
    id: "300000030000101", number: "SR0000065153", title: "Router drops its connection every evening",
    contactId: "300000010000101", status: "In progress", severity: "Medium",
  },
  {
    id: "300000030000102", number: "SR0000065201", title: "Street cabinet left open", contactId: null, status: "New",
    severity: "Low",
  },
];

export const REQUEST_TYPE = "SVC_SERVICE_REQUESTS";

/** A number without what is only writing. */
export const digits = (number) => String(number ?? "").replace(/\D/g, "");

/** How a number has to be written so that this Fusion finds it, by its setting. */
const WRITINGS = {
  digits: (phone, caller) => digits(phone) === digits(caller),
  withPlus: (phone, caller) => phone === caller,
  withoutPlus: (phone, caller) => digits(phone) === caller,
};

export class Directory {
  #people = structuredClone(PEOPLE);
  #requests = structuredClone(REQUESTS);
  #settings;

  constructor(settings) {
    this.#settings = settings;
  }

  people = () => structuredClone(this.#people);
  person = (id) => this.#people.find((person) => person.id === id) ?? null;
  requests = () => structuredClone(this.#requests);
  requestsOf = (id) => this.#requests.filter((request) => request.contactId === id);
  request = (id) => this.#requests.find((request) => request.id === id) ?? null;

  /** Adds a person as the contact-create page does, and answers the new record. */
  add({ first, last, phone }) {
    const serial = 101 + this.#people.length;
    const person = {
      id: `300000010000${serial}`, number: `CDRM_10${serial}`, first, last, phone, email: "", title: "",
      organisation: "", organisationId: "",
    };
    this.#people.push(person);
    return person;
  }

  /** Who and what incoming data is about: { candidates, person, request }. One match is a person, several are not. */
  lookUp(data) {
    const candidates = this.#candidates(data);
    return { candidates, person: candidates.length === 1 ? candidates[0] : null, request: this.#requestIn(data) };
  }

  #candidates(data) {
    // A supplied contact skips identification, so the number is only looked up without one.
    const { SVCMCA_CONTACT_ID: id, SVCMCA_CONTACT_NUMBER: number, SVCMCA_ANI: caller } = data;
    if (id) return this.#people.filter((person) => person.id === id);
    if (number) return this.#people.filter((person) => person.number === number);
    const fits = WRITINGS[this.#settings.lookUp];
    return digits(caller) === "" ? [] : this.#people.filter((person) => fits(person.phone, caller));
  }

  #requestIn(data) {
    const reference = data.SVCMCA_INTERACTION_REF_OBJ_TYPE === REQUEST_TYPE ? data.SVCMCA_INTERACTION_REF_OBJ_ID : "";
    return this.#requests.find((request) =>
      request.number === data.SVCMCA_SR_NUM || request.id === data.SVCMCA_SR_ID || request.id === reference) ?? null;
  }
}

/** Tokens of a contact, as they come back in outData. */
export const personTokens = (person) => person && {
  SVCMCA_CONTACT_ID: person.id,
  SVCMCA_CONTACT_NUMBER: person.number,
  SVCMCA_CONTACT_NAME: `${person.first} ${person.last}`,
  SVCMCA_CONTACT_FIRST_NAME: person.first,
  SVCMCA_CONTACT_LAST_NAME: person.last,
  SVCMCA_DISPLAY_NAME: `${person.first} ${person.last}`,
  SVCMCA_CONTACT_PRIMARY_PHONE: person.phone,
  SVCMCA_EMAIL: person.email,
  SVCMCA_CONTACT_ORG_ID: person.organisationId,
  SVCMCA_CONTACT_PRIM_ORG_NAME: person.organisation,
};

export const requestTokens = (request) => request && {
  SVCMCA_SR_ID: request.id,
  SVCMCA_SR_NUM: request.number,
  SVCMCA_INTERACTION_REF_OBJ_TYPE: REQUEST_TYPE,
  SVCMCA_INTERACTION_REF_OBJ_ID: request.id,
};
