/**
 * An address that no program turns into a link and nobody opens by accident: `hxxps://example[.]org/a[.]html`. All dots
 * are broken, those of the path too: a path may carry a further address.
 */
export const defang = (address: string): string => {
  if (ipv6.test(address)) return address.replaceAll(':', '[:]');
  return address
    .replace(schemes, (_, scheme: string, slashes: string) =>
      slashes === '' ? `${breakScheme(scheme)}[:]` : `${breakScheme(scheme)}:${slashes}`,
    )
    .replace(dots, '[$&]')
    .replace(ats, '[@]');
};

const ipv6 = /^[0-9a-f]*:[0-9a-f]*:[0-9a-f:.]*$/iu;

// What has slashes after its colon, and the schemes that programs follow without any. Browsers take `\` for `/`.
const schemes =
  /([a-z][a-z0-9+.-]*(?=:[/\\])|https?|ftps?|wss?|mailto|javascript|vbscript|data|file|blob|tel|sms|magnet|ssh|smb):([/\\]*)/giu;
// The ideographic full stops are read as dots in a host name (UTS 46). What is broken already stays as it is.
const dots = /(?<!\[)[.\u3002\uff0e\uff61](?!\])/gu;
const ats = /(?<!\[)@(?!\])/gu;

const breakScheme = (scheme: string): string =>
  scheme.replace(/^(h)tt(ps?)$/iu, '$1xx$2').replace(/^(f)t(ps?)$/iu, '$1x$2');
