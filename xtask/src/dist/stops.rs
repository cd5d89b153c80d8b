//! Lets a page hear that its wasm broke off.
//!
//! What is shipped composes no text for a panic: it traps, and the trap goes as an exception to whoever called. That may be a
//! vendor's library, which keeps exceptions to itself. So the script that wasm-bindgen wrote says it where the wasm is called
//! from outside, which is in the closures that it hands out, and each page has a listener for that in its `boot.js`.

use anyhow::{Context as _, Result, ensure};

/// How the two kinds of closures call into the wasm.
const CALLS: [&str; 2] = [
    "return f(state.a, state.b, ...args);",
    "return f(a, state.b, ...args);",
];

/// What follows such a call, come what may.
const FINALLY: &str = "} finally {";

/// Sends the event `stopped` for a trap. Other exceptions are JavaScript's and only pass through.
const STOPPED: &str = r#"
function stopped(error) {
    if (error instanceof WebAssembly.RuntimeError) {
        dispatchEvent(new CustomEvent("stopped", { detail: error }));
    }
    return error;
}
"#;

/// The script, saying so. Refuses one whose closures do not look as they should.
pub(super) fn announced(script: &str) -> Result<String> {
    let mut script = script.to_owned();
    ensure!(
        CALLS.iter().any(|call| script.contains(call)),
        "no closure was found in wasm-bindgen's script"
    );
    for call in CALLS {
        let Some((before, after)) = script.split_once(call) else {
            continue;
        };
        let (between, after) = after
            .split_once(FINALLY)
            .context("a closure of wasm-bindgen's script has no end")?;
        script =
            format!("{before}{call}{between}}} catch (error) {{\nthrow stopped(error);\n{FINALLY}{after}");
    }
    Ok(script + STOPPED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_closure_announces_what_it_lets_through() {
        let closure = |call| format!("try {{\n    {call}\n}} finally {{\n    end();\n}}\n");
        let script = announced(&CALLS.map(closure).concat()).unwrap();
        for call in CALLS {
            let expected =
                format!("{call}\n}} catch (error) {{\nthrow stopped(error);\n}} finally {{\n    end();");
            assert!(script.contains(&expected), "{script}");
        }
        assert!(script.ends_with(STOPPED));
    }

    #[test]
    fn a_script_of_another_shape_is_refused() {
        let error = announced("return g();").unwrap_err().to_string();
        assert!(error.contains("no closure"), "{error}");
    }
}
