import { useEffect } from 'react';
import { richToText } from '../../../shared/report/blocks.ts';
import type { Report } from '../../../shared/report/report.ts';
import { SafeText } from '../../marks/safe-text.tsx';
import { usePageReport } from '../use-page-report.ts';
import { Card } from '../parts.tsx';
import { hrefOf } from '../place.ts';
import { ReportBlocks, ReportFacts, RichText } from '../report-blocks.tsx';

/** What is printed, as a page: what people wrote, and all that is computed, block by block. */
export const ReportScreen = ({ id }: { readonly id: string }) => {
  const made = usePageReport();
  if (made === undefined) {
    return (
      <p className="notice" role="status">
        The report is being put together …
      </p>
    );
  }
  if (made === null) {
    return (
      <p className="notice">
        This release was frozen before there were reports, so the bundle has none. The other screens show what it
        states.
      </p>
    );
  }
  return <Whole report={made.report} arrival={/^\d+$/u.test(id) ? Number(id) : -1} />;
};

const Whole = ({ report, arrival }: { readonly report: Report; readonly arrival: number }) => {
  const { title, question, marks, facts, blocks } = report;
  useEffect(() => {
    // Whoever opens the page at a part of the report arrives there; later moves are the page's.
    document.querySelector('[data-arrival]')?.scrollIntoView();
  }, []);
  const chapters = blocks.flatMap((block, index) =>
    block.kind === 'heading' && block.level === 1 ? [{ index, text: richToText(block.text) }] : [],
  );
  return (
    <>
      <Card title="Title page" aside="the same words as data/report/assessment.pdf">
        <p className="lead">
          <strong>
            <RichText text={title} />
          </strong>
        </p>
        <p className="muted">
          <RichText text={question} />
        </p>
        <ReportFacts rows={marks.length === 0 ? facts : [...facts, ['Marks', marksText(marks)]]} />
        <nav className="chapters" aria-label="Contents">
          <h3>Contents</h3>
          <ol>
            {chapters.map(({ index, text }) => (
              <li key={index}>
                <a href={hrefOf('report', String(index))}>
                  <SafeText text={text} max={300} />
                </a>
              </li>
            ))}
          </ol>
        </nav>
      </Card>
      <section className="card" aria-label="Text of the report">
        <ReportBlocks blocks={blocks} arrival={arrival} />
      </section>
    </>
  );
};

const marksText = (marks: readonly string[]) => [{ kind: 'strong' as const, text: marks.join(', ') }];
