/**
 * React Aria writes one constant style element of its own; the policy admits it by this hash and nothing else inline. A
 * test computes the hash from the installed package.
 */
export const reactAriaStyleHash = 'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o=';

/** The content policy of the window, the same in every shell (CSP Level 3, Trusted Types). */
export const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' '${reactAriaStyleHash}'`,
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** On every reply of every shell. Nothing is kept, embedded, read by another origin or taken for another type. */
export const windowHeaders = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
} as const;
