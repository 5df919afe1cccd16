// The editor for SQL that Datasette brings, old or new, and the button that sets the lines of a statement in order.
// Without this script the statement is written into a plain field.
addEventListener("DOMContentLoaded", () => {
    const field = document.querySelector("textarea#sql-editor");
    const shown = document.querySelector("pre#sql-query");
    const button = document.querySelector("button#sql-format");
    const columns = document.querySelector("#sql-columns");
    let read;
    let write;
    if (field && typeof cm !== "undefined") {
        const editor = cm.editorFromTextArea(field, { schema: columns ? JSON.parse(columns.textContent) : {} });
        read = () => editor.state.doc.toString();
        write = (insert) => editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert } });
    } else if (field && typeof CodeMirror !== "undefined") {
        const editor = CodeMirror.fromTextArea(field, { lineNumbers: true, mode: "text/x-sql", lineWrapping: true });
        editor.setOption("extraKeys", { "Shift-Enter": () => field.form.submit(), Tab: false });
        read = () => editor.getValue();
        write = (words) => editor.setValue(words);
    } else if (shown) {
        read = () => shown.textContent;
        write = (words) => {
            shown.textContent = words;
        };
    }
    if (!button || !read || typeof sqlFormatter === "undefined") return;
    button.hidden = Boolean(shown) && sqlFormatter.format(read()) === read();
    button.addEventListener("click", () => write(sqlFormatter.format(read())));
});
