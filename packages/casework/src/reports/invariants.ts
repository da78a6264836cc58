/** What holds of documents at every moment; each selects the rows that contradict it. */
export const reportInvariants: Record<string, string> = {
  'a report tells of a version that its matter has had': `
    select r.id, r.kind, r.matter_version from report r
    where not exists (select from casework_step s where s.matter_id = r.matter_id and s.seq = r.matter_version)`,
  'a report has a digest of each of its files': `
    select id, files from report where not (files ?& array['docx', 'xlsx'])`,
};
