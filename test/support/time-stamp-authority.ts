import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type TimeStampAuthority = {
  /** The root certificate in PEM. */
  readonly root: string;
  /** Answers a query as the authority would. */
  readonly answer: (query: string, reply: string) => void;
};

const configuration = `[req]
distinguished_name=dn
[dn]
[ca]
basicConstraints=critical,CA:TRUE
[tsa]
extendedKeyUsage=critical,timeStamping
[stamps]
serial=serial
signer_digest=sha256
default_policy=1.2.3.4
digests=sha256
ess_cert_id_alg=sha256
`;

/** An authority of `openssl ts`, whose certificates are made in an empty folder. */
export const makeTimeStampAuthority = (folder: string, name: string): TimeStampAuthority => {
  mkdirSync(folder);
  writeFileSync(join(folder, 'ts.cnf'), configuration);
  writeFileSync(join(folder, 'serial'), '01\n');
  const openssl = (options: readonly string[]): void => {
    execFileSync('openssl', options, { cwd: folder, stdio: 'pipe' });
  };
  const made = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-config', 'ts.cnf', '-days', '30'];
  const root = ['-keyout', 'ca.key', '-subj', `/CN=${name}`, '-extensions', 'ca', '-out', 'ca.pem'];
  const stamps = ['-keyout', 'tsa.key', '-subj', '/CN=Stamps', '-extensions', 'tsa', '-out', 'tsa.pem'];
  openssl(['req', '-x509', ...made, ...root]);
  openssl(['req', '-x509', ...made, ...stamps, '-CA', 'ca.pem', '-CAkey', 'ca.key']);
  const own = ['-config', 'ts.cnf', '-section', 'stamps', '-signer', 'tsa.pem', '-inkey', 'tsa.key'];
  return {
    root: join(folder, 'ca.pem'),
    answer: (query, reply) => openssl(['ts', '-reply', ...own, '-queryfile', query, '-out', reply]),
  };
};
