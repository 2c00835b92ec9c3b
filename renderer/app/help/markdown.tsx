import type { ReactNode } from 'react';
import { marked, type Token, type Tokens } from 'marked';
import { InlineLink } from '../../ui/inline-link.tsx';
import styles from './help.module.css';

/** The handbook's own pages, which come with the program, as React elements. Markup in them stays text; links to files outside the handbook too. */
export const Markdown = ({
  text,
  onPage,
}: {
  readonly text: string;
  /** Follows a link to another page of the handbook. */
  readonly onPage: (page: string) => void;
}) => <>{marked.lexer(text).map((token, at) => block(token, at, onPage))}</>;

type Follow = (page: string) => void;

const block = (token: Token, at: number, follow: Follow): ReactNode => {
  if (isHeading(token)) return heading(token, at, follow);
  if (isParagraph(token)) return <p key={at}>{inlines(token.tokens, follow)}</p>;
  if (isList(token)) {
    const items = token.items.map((item, index) => (
      <li key={index}>{item.tokens.map((inner, innerAt) => block(inner, innerAt, follow))}</li>
    ));
    return token.ordered ? <ol key={at}>{items}</ol> : <ul key={at}>{items}</ul>;
  }
  if (isCode(token)) {
    return (
      <pre key={at} tabIndex={0} className={styles['code']}>
        {token.text}
      </pre>
    );
  }
  if (isTable(token)) return table(token, at, follow);
  if (isQuote(token))
    return <blockquote key={at}>{token.tokens.map((inner, i) => block(inner, i, follow))}</blockquote>;
  if (isText(token)) return <span key={at}>{inlines(token.tokens ?? [token], follow)}</span>;
  return token.type === 'space' || token.type === 'html' ? null : <span key={at}>{token.raw}</span>;
};

const heading = ({ depth, tokens }: Tokens.Heading, at: number, follow: Follow): ReactNode => {
  const words = inlines(tokens, follow);
  if (depth === 1) return <h2 key={at}>{words}</h2>;
  return depth === 2 ? <h3 key={at}>{words}</h3> : <h4 key={at}>{words}</h4>;
};

const table = ({ header, rows }: Tokens.Table, at: number, follow: Follow): ReactNode => (
  <div key={at} className={styles['tableScroll']}>
    <table>
      <thead>
        <tr>
          {header.map((cell, index) => (
            <th key={index} scope="col">
              {inlines(cell.tokens, follow)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={index}>
            {row.map((cell, cellIndex) => (
              <td key={cellIndex}>{inlines(cell.tokens, follow)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const inlines = (tokens: readonly Token[], follow: Follow): ReactNode =>
  tokens.map((token, at) => inline(token, at, follow));

const inline = (token: Token, at: number, follow: Follow): ReactNode => {
  if (isStrong(token)) return <strong key={at}>{inlines(token.tokens, follow)}</strong>;
  if (isEmphasis(token)) return <em key={at}>{inlines(token.tokens, follow)}</em>;
  if (isCodeSpan(token)) return <code key={at}>{token.text}</code>;
  if (isLink(token)) {
    const page = /^(?:\.\/)?([a-z0-9-]+)\.md(?:#.*)?$/u.exec(token.href)?.[1];
    return page === undefined ? (
      <span key={at}>{inlines(token.tokens, follow)}</span>
    ) : (
      <InlineLink key={at} onClick={() => follow(page)}>
        {inlines(token.tokens, follow)}
      </InlineLink>
    );
  }
  // Pictures of the window are for readers outside it.
  if (token.type === 'image') return null;
  if (isText(token))
    return token.tokens === undefined ? decode(token.text) : <span key={at}>{inlines(token.tokens, follow)}</span>;
  return token.type === 'br' ? <br key={at} /> : decode(token.raw);
};

// The lexer escapes text for HTML; here text stays text.
const decode = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

const isHeading = (token: Token): token is Tokens.Heading => token.type === 'heading';
const isParagraph = (token: Token): token is Tokens.Paragraph => token.type === 'paragraph';
const isList = (token: Token): token is Tokens.List => token.type === 'list';
const isCode = (token: Token): token is Tokens.Code => token.type === 'code';
const isTable = (token: Token): token is Tokens.Table => token.type === 'table';
const isQuote = (token: Token): token is Tokens.Blockquote => token.type === 'blockquote';
const isText = (token: Token): token is Tokens.Text => token.type === 'text' || token.type === 'escape';
const isStrong = (token: Token): token is Tokens.Strong => token.type === 'strong';
const isEmphasis = (token: Token): token is Tokens.Em => token.type === 'em';
const isCodeSpan = (token: Token): token is Tokens.Codespan => token.type === 'codespan';
const isLink = (token: Token): token is Tokens.Link => token.type === 'link';
