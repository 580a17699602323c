// Python in this process, with the model in it: for the page's worker and for Node alike.

/**
 * Unpack the model and what it needs into a Python that was just started.
 * @param {object} pyodide a started Pyodide
 * @param {(name: string) => Promise<ArrayBuffer>} read returns the bytes of a part by its name
 * @param {string[]} parts names of archives, in the order in which they are unpacked
 * @returns {Promise<object>} the Python module `lived`
 */
export async function furnish(pyodide, read, parts) {
  for (const name of parts) {
    const format = name.endsWith(".whl") ? "wheel" : "zip";
    const options = format === "zip" ? { extractDir: "/model" } : {};
    await pyodide.unpackArchive(await read(name), format, options);
  }
  pyodide.runPython("import sys; sys.path.insert(0, '/model')");
  return pyodide.pyimport("lived");
}

/** Return the answer of a function of `lived` as plain objects. */
export const ask = (lived, question, ...words) => JSON.parse(lived.ask(question, ...words));
