/** What a browser is shown before the first run. It looks again by itself. */
export const noReportPage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="5">
<title>Strata: no report yet</title>
<style>
  :root { color-scheme: light dark; }
  body { font: 16px/1.55 system-ui, sans-serif; max-width: 34rem; margin: 4rem auto; padding: 0 1.25rem; }
  code { font-size: 0.95em; }
</style>
</head>
<body>
<main>
<h1>No report yet</h1>
<p>The first run makes it: the scheduled one, or <code>npx strata run</code> now. This page shows it as soon as it is there.</p>
<p lang="zh">还没有报告。等待定时任务，或现在执行 <code>npx strata run</code>；报告生成后本页会自动显示。</p>
</main>
</body>
</html>
`;
