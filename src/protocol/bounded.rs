//! A short list that cannot grow without end.

/// What is still open, oldest first. A full list drops its oldest entry and counts it: an entry that old belongs to a
/// partner that will not come back to it.
#[derive(Debug)]
pub(super) struct Bounded<T> {
    entries: Vec<T>,
    limit: usize,
    dropped: u64,
}

impl<T> Bounded<T> {
    pub(super) fn new(limit: usize) -> Self {
        Self {
            entries: Vec::new(),
            limit,
            dropped: 0,
        }
    }

    pub(super) fn push(&mut self, entry: T) {
        if self.entries.len() >= self.limit {
            self.entries.remove(0);
            self.dropped += 1;
        }
        self.entries.push(entry);
    }

    pub(super) fn find(&mut self, fits: impl FnMut(&T) -> bool) -> Option<(usize, &mut T)> {
        let index = self.entries.iter().position(fits)?;
        Some((index, self.entries.get_mut(index)?))
    }

    pub(super) fn take(&mut self, fits: impl FnMut(&T) -> bool) -> Option<T> {
        let index = self.entries.iter().position(fits)?;
        Some(self.entries.remove(index))
    }

    pub(super) fn remove(&mut self, index: usize) {
        self.entries.remove(index);
    }

    pub(super) fn retain(&mut self, fits: impl FnMut(&T) -> bool) {
        self.entries.retain(fits);
    }

    /// How many entries were dropped because the list was full.
    pub(super) fn dropped(&self) -> u64 {
        self.dropped
    }
}

#[cfg(test)]
mod tests {
    use super::Bounded;

    #[test]
    fn a_full_list_drops_its_oldest_entry_and_counts_it() {
        let mut list = Bounded::new(2);
        for number in 1..=3 {
            list.push(number);
        }
        assert_eq!(list.take(|&number| number == 1), None);
        assert_eq!(list.take(|&number| number == 2), Some(2));
        assert_eq!(list.dropped(), 1);
    }
}
