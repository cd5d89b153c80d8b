//! Opens a page in headless Chromium and waits for what it posts.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};

use super::InBrowser;
use crate::{layout, process};

/// Ten thousand rules keep the slowest of the three busy for a while.
const LIMIT: Duration = Duration::from_secs(600);
const FLAGS: [&str; 9] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    // A tab that nobody looks at would be slowed down.
    "--disable-background-timer-throttling",
];

/// A browser that ends with its owner.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // Fails only if it has ended by itself.
        let _ended = self.0.kill().and_then(|()| self.0.wait());
    }
}

/// Serves the files and returns what their page measured.
pub(super) fn measure(files: &[(String, Vec<u8>)]) -> Result<Vec<InBrowser>> {
    let chromium = process::find(&["chromium", "chromium-browser", "google-chrome", "chrome"])
        .context("there is no Chromium on the PATH")?;
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = format!("http://{}/", listener.local_addr()?);
    let files = files.to_vec();
    let (found, outcome) = mpsc::channel();
    // Ends with the program; the browser asks for one file at a time on each connection.
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            if let Ok(Some(text)) = answer(stream, &files) {
                // Nobody waits any more if this fails.
                let _late = found.send(text);
            }
        }
    });
    let profile = layout::target().join("bench/profile");
    let mut command = Command::new(chromium);
    command.args(FLAGS);
    command.arg(format!("--user-data-dir={}", profile.display()));
    command.arg(&address).stdout(Stdio::null()).stderr(Stdio::null());
    eprintln!("    measuring in headless Chromium");
    let _browser = Running(command.spawn().context("Chromium cannot be started")?);
    let text = outcome
        .recv_timeout(LIMIT)
        .context("the page in Chromium posted nothing in time")?;
    match serde_json::from_str(&text) {
        Ok(measured) => Ok(measured),
        Err(_) => bail!("the page in Chromium {text}"),
    }
}

/// Answers one request; gives back what was posted.
fn answer(stream: TcpStream, files: &[(String, Vec<u8>)]) -> Result<Option<String>> {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let path = line.split(' ').nth(1).unwrap_or_default().to_owned();
    let is_post = line.starts_with("POST");
    let mut length = 0;
    loop {
        let mut header = String::new();
        if reader.read_line(&mut header)? == 0 || header.trim().is_empty() {
            break;
        }
        if let Some((name, value)) = header.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse()?;
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    let mut stream = reader.into_inner();
    let file = files.iter().find(|(name, _)| *name == path);
    let (status, bytes) = match file {
        Some((_, bytes)) => ("200 OK", bytes.as_slice()),
        None if is_post => ("200 OK", [].as_slice()),
        None => ("404 Not Found", [].as_slice()),
    };
    let kind = match path.rsplit('.').next() {
        Some("js") => "text/javascript",
        Some("wasm") => "application/wasm",
        Some("/") => "text/html",
        _ => "text/plain",
    };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        bytes.len()
    );
    stream.write_all(head.as_bytes())?;
    stream.write_all(bytes)?;
    Ok(is_post.then(|| String::from_utf8_lossy(&body).into_owned()))
}
