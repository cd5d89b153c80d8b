// Small checks of a parsed JSON value. A check answers null when the value fits, or the first reason why it does not,
// beginning with the path of the value at fault.

export const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

export const text = (value, path) => (typeof value === "string" ? null : `${path} must be a string`);

export const nonEmptyText = (value, path) =>
  typeof value === "string" && value.trim() !== "" ? null : `${path} must be a non-empty string`;

export const truth = (value, path) => (typeof value === "boolean" ? null : `${path} must be true or false`);

export const exactly = (wanted) => (value, path) =>
  value === wanted ? null : `${path} must be ${JSON.stringify(wanted)}`;

export const oneOf = (words) => (value, path) =>
  words.includes(value) ? null : `${path} must be one of ${words.join(", ")}`;

export const matching = (pattern, name) => (value, path) =>
  typeof value === "string" && pattern.test(value) ? null : `${path} must be ${name}`;

export const nullOr = (check) => (value, path) => (value === null ? null : check(value, path));

export const anything = () => null;

export const anyObject = (value, path) => (isObject(value) ? null : `${path} must be an object`);

/** An object whose values are all strings, as inData has to be. */
export const textMap = (value, path) => {
  if (!isObject(value)) return `${path} must be an object`;
  for (const [key, entry] of Object.entries(value)) {
    if (typeof entry !== "string") return `${path}.${key} must be a string`;
  }
  return null;
};

/** An object with these keys and no others. `optional` keys may be left out. */
export const object = (required, optional = {}) => {
  const checks = { ...required, ...optional };
  return (value, path) => {
    if (!isObject(value)) return `${path} must be an object`;
    for (const key of Object.keys(required)) {
      if (!Object.hasOwn(value, key)) return `${path}.${key} is missing`;
    }
    for (const [key, entry] of Object.entries(value)) {
      if (!Object.hasOwn(checks, key)) return `${path}.${key} is not a key of this message`;
      const reason = checks[key](entry, `${path}.${key}`);
      if (reason) return reason;
    }
    return null;
  };
};

/** Every check in turn; the first reason counts. */
export const all = (...checks) => (value, path) => {
  for (const check of checks) {
    const reason = check(value, path);
    if (reason) return reason;
  }
  return null;
};
