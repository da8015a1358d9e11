const usualFolder = './strata-data';

/** ` --folder shop`, as a command to be copied needs it; nothing for the folder that is taken anyway. */
export function folderOption(folder: string): string {
  if (folder === usualFolder) return '';
  return ` --folder ${/^[\w./~+-]+$/.test(folder) ? folder : `'${folder.replaceAll("'", "'\\''")}'`}`;
}
