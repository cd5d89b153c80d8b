//! A request that the module has not answered yet.

use futures::channel::oneshot;

use crate::module::Cancellation;

/// The request from the side of whoever waits for it. Dropped before [`settled`](Self::settled), it is given up and the
/// module is told: at the time limit, and where nobody waits any more.
pub(super) struct PendingRequest(Option<Cancellation>);

impl PendingRequest {
    pub(super) fn new(cancellation: Cancellation) -> Self {
        Self(Some(cancellation))
    }

    /// The module has answered, one way or the other.
    pub(super) fn settled(mut self) {
        self.0 = None;
    }
}

impl Drop for PendingRequest {
    fn drop(&mut self) {
        if let Some(cancellation) = &self.0 {
            cancellation.cancel();
        }
    }
}

/// The request from the side of `disconnect`, which ends it at once.
pub(super) struct OpenRequest {
    /// Dropping it ends the wait.
    cut: oneshot::Sender<()>,
    cancellation: Cancellation,
}

impl OpenRequest {
    /// The request, and what resolves when it is cut off.
    pub(super) fn new(cancellation: Cancellation) -> (Self, oneshot::Receiver<()>) {
        let (cut, is_cut) = oneshot::channel();
        (Self { cut, cancellation }, is_cut)
    }

    /// Whether nobody waits for it any more.
    pub(super) fn is_over(&self) -> bool {
        self.cut.is_canceled()
    }

    /// Ends the wait and tells the module, whose listeners run before this returns.
    pub(super) fn cut(self) {
        if !self.is_over() {
            self.cancellation.cancel();
        }
    }
}
